/**
 * Expressions as meant: names resolved, shapes known. One family serves activations, losses, optimizers, schedules and
 * initializers alike.
 */
package org.mlpc.compiler.expr;
