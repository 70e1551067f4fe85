package com.sysopsquad.flows.message;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name on the wire (CloudEvents {@code type}), the major version and the queue of a {@link
 * Contract}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MessageType {

  /** CloudEvents type, e.g. {@code com.sysopsquad.invoice.issued}. */
  String value();

  /** Major version; a reader refuses a newer one. */
  int version() default 1;

  /** The queue it travels on unless its sender names another; one of {@link Queues}. */
  String queue();

  /** The other queues that its sender may name, where not all messages may wait for each other. */
  String[] alsoOn() default {};

  /** Whether it travels on all of {@link Queues#MARKED}. */
  boolean onMarked() default false;
}
