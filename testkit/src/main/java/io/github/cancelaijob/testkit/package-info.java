/** Test doubles of the service, and the contract suite for transports. */
@NullMarked
package io.github.cancelaijob.testkit;

import org.jspecify.annotations.NullMarked;
