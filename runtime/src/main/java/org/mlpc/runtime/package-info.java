/**
 * What a generated network class calls, and what trains, saves and loads any generated network.
 *
 * <p>It needs the JDK only, uses no reflection, and holds no static mutable state.
 */
package org.mlpc.runtime;
