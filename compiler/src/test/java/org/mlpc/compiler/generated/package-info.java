/** Compiles generated classes in memory, runs them and looks at them from outside. */
package org.mlpc.compiler.generated;
