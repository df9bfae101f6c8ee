/** Model text and places in it. */
package org.mlpc.compiler.source;
