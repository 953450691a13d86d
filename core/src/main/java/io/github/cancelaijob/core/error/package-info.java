/** Domain errors: one unchecked root, and leaves by what the caller does next. */
@NullMarked
package io.github.cancelaijob.core.error;

import org.jspecify.annotations.NullMarked;
