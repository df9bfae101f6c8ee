/** Spells a schedule as Java. It decides nothing; JavaPoet begins and ends here. */
package org.mlpc.compiler.codegen;
