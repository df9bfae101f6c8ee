/** What the compiler has to say to the user, and how it is said. */
package org.mlpc.compiler.diagnostic;
