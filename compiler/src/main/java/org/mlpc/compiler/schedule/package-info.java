/** How the arithmetic is laid out for a target: memory, kernels, methods. No bit depends on it. */
package org.mlpc.compiler.schedule;
