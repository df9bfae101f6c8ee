/** What is said where the grammar is at a loss, and how reading goes on behind it. */
package org.mlpc.compiler.parse.recovery;
