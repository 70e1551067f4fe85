package com.sysopsquad.system.messages;

import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;

/** A message on a queue that every installation has. */
@MessageType(value = "com.sysopsquad.system.message", queue = Queues.INVOICE)
public record TestMessage(String subject, long number, String text) implements Contract {

  private static final int SUBJECTS = 1_000;
  private static final String TEXT = "A line of a message that says nothing. ".repeat(24);
  private static final String POISON = "poison";

  /** A message of about 1 KB, to one of 1,000 subjects. */
  public static TestMessage number(long number) {
    return new TestMessage("customer-" + number % SUBJECTS, number, TEXT);
  }

  /** A short one that names its subject. */
  static TestMessage of(String subject, long number) {
    return new TestMessage(subject, number, "TestMessage %d to %s".formatted(number, subject));
  }

  /** One that cannot be applied before there is an antidote. */
  static TestMessage poisonous(String subject, long number) {
    return new TestMessage(subject, number, POISON);
  }

  boolean isPoisonous() {
    return text.equals(POISON);
  }

  /** Whether it arrived as it was written. */
  boolean isIntact() {
    return isPoisonous() || equals(of(subject, number));
  }
}
