/** Makes the page of the standard library, {@code docs/STANDARD_LIBRARY.md}, with its curves, from its definitions. */
package org.mlpc.examples.library;
