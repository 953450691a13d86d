/**
 * What a cancel costs, beside what it costs with the HTTP stack alone and with the official SDK.
 */
@NullMarked
package io.github.cancelaijob.benchmarks;

import org.jspecify.annotations.NullMarked;
