/** Small programs to copy from, one over each HTTP stack. */
@NullMarked
package io.github.cancelaijob.examples;

import org.jspecify.annotations.NullMarked;
