/** The parts of the plugin that need no Maven; the goals are tested by the projects in {@code src/it}. */
package org.mlpc.maven;
