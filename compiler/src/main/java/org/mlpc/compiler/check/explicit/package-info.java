/** The text of a model with every default written out. */
package org.mlpc.compiler.check.explicit;
