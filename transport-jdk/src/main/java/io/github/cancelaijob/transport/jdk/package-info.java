/** Sends over {@code java.net.http}. */
@NullMarked
package io.github.cancelaijob.transport.jdk;

import org.jspecify.annotations.NullMarked;
