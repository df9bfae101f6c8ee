/** Small pictures for the documentation, as SVG text: the same on every machine, readable on light and dark pages. */
package org.mlpc.examples.chart;
