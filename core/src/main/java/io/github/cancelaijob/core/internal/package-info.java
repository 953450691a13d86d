/** Builds the request, reads the answer, and names what it means. Not exported. */
@NullMarked
package io.github.cancelaijob.core.internal;

import org.jspecify.annotations.NullMarked;
