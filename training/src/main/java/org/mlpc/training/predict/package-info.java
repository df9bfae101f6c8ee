/** What a network answers, written as data. */
package org.mlpc.training.predict;
