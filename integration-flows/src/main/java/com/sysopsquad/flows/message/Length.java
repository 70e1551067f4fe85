package com.sysopsquad.flows.message;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How long a text of a {@link Contract} can be, or each text in a list or a map. Every text has
 * such a limit, so that no receiver gets one that it cannot store.
 */
@Documented
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Length {

  /** The greatest number of characters (code points of Unicode). */
  int most();

  /**
   * Whether a card number in it is masked before the receiver stores it. It is not if the text is
   * encrypted, if its receiver itself masks it, or if it is a setting that its sender checks.
   */
  boolean masked() default true;
}
