/** Spells a schedule as Java; of what is chosen only the size of tiles is chosen here. JavaPoet begins and ends here. */
package org.mlpc.compiler.codegen;
