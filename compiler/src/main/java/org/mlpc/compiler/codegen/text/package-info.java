/** What Java text is made of: lines, comments, literals, names and their layout, and the types of the runtime. */
package org.mlpc.compiler.codegen.text;
