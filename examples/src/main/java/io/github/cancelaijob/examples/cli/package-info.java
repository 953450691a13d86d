/** The command line program {@code cancel-ai-job}. */
@NullMarked
package io.github.cancelaijob.examples.cli;

import org.jspecify.annotations.NullMarked;
