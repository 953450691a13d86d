/**
 * Driven ports, which adapters implement: sending, signing, and where keys come from; and how the
 * requests of many calls keep to one rate.
 */
@NullMarked
package io.github.cancelaijob.core.spi;

import org.jspecify.annotations.NullMarked;
