/** Sends over OkHttp. */
@NullMarked
package io.github.cancelaijob.transport.okhttp;

import org.jspecify.annotations.NullMarked;
