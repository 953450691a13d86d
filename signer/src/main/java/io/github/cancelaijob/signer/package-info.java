/** The request signature of COS, which CI uses too. */
@NullMarked
package io.github.cancelaijob.signer;

import org.jspecify.annotations.NullMarked;
