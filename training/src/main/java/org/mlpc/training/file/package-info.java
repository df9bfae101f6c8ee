/** Files: where paths lead to, which files are mlpc's own, and weights to and from them. */
package org.mlpc.training.file;
