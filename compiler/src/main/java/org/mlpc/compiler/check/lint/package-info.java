/** Warnings of what can be meant and is probably not. */
package org.mlpc.compiler.check.lint;
