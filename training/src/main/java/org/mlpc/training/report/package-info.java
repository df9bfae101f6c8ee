/** A training in words, as it goes and at its end. */
package org.mlpc.training.report;
