/**
 * What is computed, operation by operation, and in which order every sum runs: this decides the bits, and knows neither
 * target nor hardware.
 */
package org.mlpc.compiler.order;
