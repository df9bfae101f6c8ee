/**
 * From sums to loops: each formula and contraction of the order as the plainest loops that compute it, in the order of the
 * derivation. Later passes choose forms and places; none of them changes a bit.
 */
package org.mlpc.compiler.schedule.lower;
