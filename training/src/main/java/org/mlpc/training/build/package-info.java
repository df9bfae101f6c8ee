/** Trainings for another program, such as a build: in its own process or in one that has vectors. */
package org.mlpc.training.build;
