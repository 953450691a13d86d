/** What every transport owes its caller, as test cases for anyone's transport. */
@NullMarked
package io.github.cancelaijob.testkit.contract;

import org.jspecify.annotations.NullMarked;
