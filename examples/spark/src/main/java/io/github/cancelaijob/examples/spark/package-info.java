/** Cancels the jobs of a dataset on a Spark cluster. */
@NullMarked
package io.github.cancelaijob.examples.spark;

import org.jspecify.annotations.NullMarked;
