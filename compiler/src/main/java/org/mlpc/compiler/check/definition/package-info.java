/** Each use of a definition, an activation, loss, optimizer, initializer or schedule, is checked and becomes its meaning. */
package org.mlpc.compiler.check.definition;
