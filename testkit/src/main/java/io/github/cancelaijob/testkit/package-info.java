/** An embedded CI endpoint that checks signatures. */
@NullMarked
package io.github.cancelaijob.testkit;

import org.jspecify.annotations.NullMarked;
