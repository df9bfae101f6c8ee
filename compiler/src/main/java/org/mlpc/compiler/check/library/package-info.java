/** The definitions that a model can use, by kind and name: the standard ones, those of the files, and the metrics. */
package org.mlpc.compiler.check.library;
