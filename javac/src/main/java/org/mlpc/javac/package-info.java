/** javac in memory: Java text to class files, without a file on the way. Knows the JDK and nothing else. */
package org.mlpc.javac;
