package com.sysopsquad.flows.delivery.refusal;

import com.sysopsquad.flows.delivery.deadletter.DeadLetterPublisher;
import com.sysopsquad.flows.delivery.deadletter.FailedMessage;
import com.sysopsquad.flows.delivery.deadletter.Failure;
import com.sysopsquad.flows.delivery.deadletter.FailureReports;
import com.sysopsquad.flows.delivery.deadletter.Secrecy;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.delivery.wire.OutgoingMessage;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.masking.Masking;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.report.DeadLettered;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reports to operations what the broker refuses, as receivers report what they cannot apply.
 * Refusals of these reports themselves are never reported.
 */
final class RefusalReports {

  private static final Pattern NUMBERS = Pattern.compile("[0-9]+");

  private final Outbox outbox;
  private final String quantum;
  private final Clock clock;

  RefusalReports(Outbox outbox, String quantum, Clock clock) {
    this.outbox = outbox;
    this.quantum = quantum;
    this.clock = clock;
  }

  /** Whether a dead letter would keep the whole message, so that a person can send it again. */
  boolean isComplete(OutgoingMessage message) {
    return !isConfidential(message)
        && !message.queue().equals(Queues.DEAD_LETTER)
        && Masking.mask(message.body()).equals(message.body());
  }

  void waiting(OutgoingMessage message, String reason, RefusedRows.Attempts attempts) {
    if (!message.queue().equals(Queues.DEAD_LETTER)) {
      reports(message).waiting(received(message), failure(reason, attempts), attempts.next());
    }
  }

  void givenUp(OutgoingMessage message, String reason, RefusedRows.Attempts attempts) {
    givenUp(message, failure(reason, attempts));
  }

  /** A person has given it up. */
  void givenUp(RefusedRows.Refused refused, String byWhom) {
    givenUp(refused.message(), failure(refused.reason(), refused.attempts()).adding(byWhom));
  }

  private void givenUp(OutgoingMessage message, Failure failure) {
    new DeadLetterPublisher(quantum, secrecy(message), _ -> {}, outbox::send)
        .publish(List.of(new FailedMessage(received(message), failure)), false);
  }

  void sent(OutgoingMessage message, Instant at) {
    if (!message.queue().equals(Queues.DEAD_LETTER)) {
      reports(message).applied(received(message, at));
    }
  }

  private FailureReports reports(OutgoingMessage message) {
    return new FailureReports(outbox, quantum, secrecy(message), clock);
  }

  private static Secrecy secrecy(OutgoingMessage message) {
    return isConfidential(message) ? Secrecy.DESTROYED : Secrecy.MASKED;
  }

  static boolean isConfidential(OutgoingMessage message) {
    return Queues.CONFIDENTIAL.contains(message.queue());
  }

  private static Failure failure(String reason, RefusedRows.Attempts attempts) {
    return new Failure(
        true,
        DeadLettered.REFUSED,
        Masking.mask("The broker refuses the message: " + reason),
        "",
        NUMBERS.matcher(reason).replaceAll("n"),
        attempts.count(),
        attempts.first(),
        attempts.last());
  }

  private ReceivedMessage received(OutgoingMessage message) {
    return received(message, clock.instant());
  }

  private ReceivedMessage received(OutgoingMessage message, Instant at) {
    Map<String, String> headers = new TreeMap<>();
    headers.put(WireFormat.ID, message.id().toString());
    headers.put(WireFormat.TYPE, message.type());
    headers.put(WireFormat.VERSION, Integer.toString(message.version()));
    headers.put(WireFormat.SOURCE, quantum);
    headers.put(WireFormat.TIME, message.sentAt().toString());
    headers.put(WireFormat.SUBJECT, message.subject());
    headers.putAll(message.headers());
    return new ReceivedMessage(
        message.id(),
        message.queue(),
        message.type(),
        message.version(),
        message.subject(),
        message.sentAt(),
        at,
        headers,
        message.body());
  }
}
