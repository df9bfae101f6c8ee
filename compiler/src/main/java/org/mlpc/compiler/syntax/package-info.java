/** What was written: records with spans, nothing resolved. The parser makes them, the checker reads them. */
package org.mlpc.compiler.syntax;
