package io.github.cancelaijob.testkit.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The cases that a broken transport can't pass. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Fails {
  String[] value();
}
