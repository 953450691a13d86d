/** Driven ports, which adapters implement: sending, signing, and where keys come from. */
@NullMarked
package io.github.cancelaijob.core.spi;

import org.jspecify.annotations.NullMarked;
