/** Passes over loop programs: each takes a program and gives one that computes the same bits. */
package org.mlpc.compiler.schedule.pass;
