/** The worked examples of lectures, from generated code: one test for each, and the folder's text kept true. */
package org.mlpc.examples.lectures;
