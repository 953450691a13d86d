/** HTTP/1.1 over raw sockets, byte by byte. Not exported. */
@NullMarked
package io.github.cancelaijob.testkit.wire;

import org.jspecify.annotations.NullMarked;
