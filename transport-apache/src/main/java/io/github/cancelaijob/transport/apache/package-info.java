/** Sends over Apache HttpClient 5. */
@NullMarked
package io.github.cancelaijob.transport.apache;

import org.jspecify.annotations.NullMarked;
