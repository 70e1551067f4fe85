package com.sysopsquad.jobs.console.traces;

import com.sysopsquad.flows.monitor.trace.MessageTrace;
import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A trace as the page shows it, message by message.
 *
 * @param notes what is not known, and why
 */
record TraceView(
    long number,
    String about,
    String heading,
    String context,
    List<String> notes,
    List<MessageView> messages,
    boolean complete) {

  static TraceView of(MessageTrace trace, Formats formats) {
    Map<UUID, List<MessageTrace.Hop>> messages = new LinkedHashMap<>();
    trace
        .hops()
        .forEach(
            hop -> messages.computeIfAbsent(hop.messageId(), id -> new ArrayList<>()).add(hop));
    return new TraceView(
        trace.number(),
        trace.about(),
        heading(messages.size(), trace.complete()),
        "Requested by %s %s.".formatted(trace.askedBy(), formats.relative(trace.askedAt())),
        notes(trace, formats),
        messages.values().stream().map(hops -> MessageView.of(hops, formats)).toList(),
        trace.complete());
  }

  private static String heading(int messages, boolean complete) {
    if (messages > 0) {
      return Formats.counted(messages, "message") + " found";
    }
    return complete ? "No messages found" : "Waiting for responses";
  }

  static List<String> notes(MessageTrace trace, Formats formats) {
    List<String> notes = new ArrayList<>();
    String silent =
        trace.answers().stream()
            .filter(answer -> !answer.complete())
            .map(MessageTrace.Answer::quantum)
            .collect(Collectors.joining(", "));
    if (!silent.isEmpty()) {
      notes.add("No response yet from %s.".formatted(silent));
    }
    for (MessageTrace.Answer answer : trace.answers()) {
      if (answer.complete()) {
        Instant since = answer.keptSince();
        notes.add(
            since == null
                ? "%s keeps no sent messages.".formatted(answer.quantum())
                : "%s keeps what it has sent since %s."
                    .formatted(answer.quantum(), formats.time(since)));
      }
      if (answer.more()) {
        notes.add("%s knows more messages than are shown.".formatted(answer.quantum()));
      }
    }
    notes.add(
        "Cards, emails and commands are not kept after they are sent. A receiver keeps only the ID of"
            + " a message that it has applied, and only while that ID is remembered.");
    return notes;
  }

  /** A message with its hops, the earliest first. */
  record MessageView(String id, String queue, String type, String about, List<HopView> hops) {

    static MessageView of(List<MessageTrace.Hop> hops, Formats formats) {
      return new MessageView(
          hops.getFirst().messageId().toString(),
          first(hops.stream().map(MessageTrace.Hop::queue).toList()),
          first(hops.stream().map(MessageTrace.Hop::type).toList()),
          first(hops.stream().map(MessageTrace.Hop::about).toList()),
          hops.stream().map(hop -> HopView.of(hop, formats)).toList());
    }

    private static String first(List<@Nullable String> texts) {
      return texts.stream().filter(Objects::nonNull).findFirst().orElse("Not kept");
    }
  }

  /**
   * One thing that is known of a message.
   *
   * @param deadLetter path of the dead letter; empty if it is none
   */
  record HopView(Timestamp at, String quantum, Badge outcome, String detail, String deadLetter) {

    static HopView of(MessageTrace.Hop hop, Formats formats) {
      return new HopView(
          Timestamp.of(hop.at(), formats),
          hop.quantum(),
          outcome(hop.step()),
          hop.attempts() == 0
              ? ""
              : Formats.counted(
                  hop.attempts(), hop.step().equals("REPLAYED") ? "replay" : "failed attempt"),
          hop.deadLetter() == null ? "" : "/dead-letters/" + hop.deadLetter());
    }

    static Badge outcome(String step) {
      return switch (step) {
        case "WAITING_TO_SEND" -> Badge.waiting("In the outbox");
        case "REFUSED" -> Badge.stuck("Refused by the broker");
        case "SENT" -> Badge.running("Sent");
        case "WAITING_FOR_RETRY" -> Badge.waiting("Waiting for a retry");
        case "APPLIED" -> Badge.done("Applied");
        case "GIVEN_UP" -> Badge.stuck("Given up");
        case "DEAD_LETTER" -> Badge.stuck("Dead letter");
        case "REPLAYED" -> Badge.running("Replayed");
        default -> Badge.silent(step);
      };
    }
  }
}
