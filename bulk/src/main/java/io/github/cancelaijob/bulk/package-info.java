/** The port that cancels many jobs, and what it tells of them. */
@NullMarked
package io.github.cancelaijob.bulk;

import org.jspecify.annotations.NullMarked;
