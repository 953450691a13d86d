/** Where keys come from, and how they are kept until others are due. */
@NullMarked
package io.github.cancelaijob.credentials;

import org.jspecify.annotations.NullMarked;
