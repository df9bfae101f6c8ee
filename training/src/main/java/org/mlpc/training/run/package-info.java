/** Trainings: a generated class is compiled and loaded, and trained on data. */
package org.mlpc.training.run;
