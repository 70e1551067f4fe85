package com.sysopsquad.flows.message;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The least and the greatest value that a number of a {@link Contract} can have. */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Within {

  /** The least value. */
  long least();

  /** The greatest value; without one, what the type of the number can hold. */
  long most() default Long.MAX_VALUE;
}
