package com.sysopsquad.system.bench;

import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;

/** A message of about 1 KB on a queue that every installation has. */
@MessageType(value = "com.sysopsquad.bench.letter", queue = Queues.INVOICE)
public record BenchLetter(String subject, long number, String text) implements Contract {

  private static final int SUBJECTS = 1_000;
  private static final String TEXT = "A line of a letter that says nothing. ".repeat(24);

  static BenchLetter number(long number) {
    return new BenchLetter("customer-" + number % SUBJECTS, number, TEXT);
  }
}
