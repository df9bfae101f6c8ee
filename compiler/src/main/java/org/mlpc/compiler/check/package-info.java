/** From what was written to what it means: names, types, shapes, ranges, derivatives. Every mistake ends here. */
package org.mlpc.compiler.check;
