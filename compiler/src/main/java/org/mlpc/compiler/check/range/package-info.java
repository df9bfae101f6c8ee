/** Between which values functions run, and where: outputs, losses, slopes, and what is out of all bounds. */
package org.mlpc.compiler.check.range;
