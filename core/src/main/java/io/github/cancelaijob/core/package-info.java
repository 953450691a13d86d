/** What an application uses: the port, the client's builder, and the values they take. */
@NullMarked
package io.github.cancelaijob.core;

import org.jspecify.annotations.NullMarked;
