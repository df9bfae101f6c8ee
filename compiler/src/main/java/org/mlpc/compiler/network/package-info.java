/** What a model means: names, shapes and types resolved, derivatives found. Here the user can no longer be wrong. */
package org.mlpc.compiler.network;
