/** Written terms become expressions: names in their scopes, arguments and parameters, plain numbers. */
package org.mlpc.compiler.check.term;
