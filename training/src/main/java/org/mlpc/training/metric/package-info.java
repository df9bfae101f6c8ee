/** How good a network is: confusion matrices, and metrics as people read them. */
package org.mlpc.training.metric;
