package com.sysopsquad.flows.monitor.decision;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.monitor.deadletter.DeadLetter;
import com.sysopsquad.flows.monitor.deadletter.Extensions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Combines a dead letter with a person's changes. */
final class MessageEdit {

  private final DeadLetter original;
  private final String type;
  private final int version;
  private final String subject;
  private final String body;
  private final Map<String, String> extensions;

  /**
   * Creates the copy.
   *
   * @throws DeadLetterRefused if it does not match its contract
   */
  MessageEdit(DeadLetter original, EditedMessage edited, ContractCheck contracts) {
    this.original = original;
    this.type = Objects.requireNonNullElse(edited.type(), original.type()).strip();
    this.version = Objects.requireNonNullElse(edited.version(), original.version());
    this.subject = Objects.requireNonNullElse(edited.subject(), original.subject()).strip();
    this.body =
        Objects.requireNonNullElse(edited.body(), Objects.requireNonNullElse(original.body(), ""));
    this.extensions = edited.extensions() == null ? original.extensions() : edited.extensions();
    contracts.require(extensions, Extensions.reserved());
    if (edited.body() == null && !original.complete()) {
      throw new DeadLetterRefused(
          "Part of the body of dead letter %d was masked or cut. Enter the whole body."
              .formatted(original.id()));
    }
    contracts.require(original.queue(), type, version, subject, body);
  }

  long original() {
    return original.id();
  }

  String type() {
    return type;
  }

  int version() {
    return version;
  }

  String subject() {
    return subject;
  }

  String body() {
    return body;
  }

  /** What is not named here is written from the message itself, in the current format. */
  Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>();
    extensions.forEach((name, value) -> headers.put(Extensions.PREFIX + name, value));
    for (String kept : List.of(WireFormat.SOURCE, WireFormat.TRACE, ReceivedMessage.SENDER)) {
      String value = original.headers().get(kept);
      if (value != null) {
        headers.put(kept, value);
      }
    }
    return headers;
  }
}
