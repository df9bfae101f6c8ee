/** Data files: a row of a CSV file or a picture of an IDX file becomes floats, or is refused in words. */
package org.mlpc.training.data;
