/** Seeded generators of valid model texts, and what every class generated from them must do. */
package org.mlpc.compiler.random;
