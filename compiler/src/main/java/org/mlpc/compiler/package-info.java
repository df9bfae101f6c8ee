/** The compiler as one call: model text in, diagnostics and Java text out. No files, no console, no clock. */
package org.mlpc.compiler;
