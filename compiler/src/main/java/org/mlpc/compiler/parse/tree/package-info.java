/** Nodes of the parse tree become records of what was written. */
package org.mlpc.compiler.parse.tree;
