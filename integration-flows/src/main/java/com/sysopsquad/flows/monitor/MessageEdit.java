package com.sysopsquad.flows.monitor;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.WireFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Combines a dead letter with a person's changes. */
final class MessageEdit {

  private static final String PREFIX = "cloudEvents_";

  /** Headers that are edited separately, or that a person may not change. */
  private static final List<String> ATTRIBUTES =
      List.of(
          WireFormat.ID,
          WireFormat.TYPE,
          WireFormat.SOURCE,
          WireFormat.TIME,
          WireFormat.SUBJECT,
          WireFormat.SPECIFICATION,
          WireFormat.CONTENT_TYPE,
          WireFormat.VERSION,
          WireFormat.ENCODING,
          WireFormat.REPLAY,
          WireFormat.REPLACES);

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
    this.extensions =
        edited.extensions() == null ? extensions(original.headers()) : edited.extensions();
    contracts.require(
        extensions,
        ATTRIBUTES.stream().map(attribute -> attribute.substring(PREFIX.length())).toList());
    if (edited.body() == null && !original.complete()) {
      throw new DeadLetterRefused(
          "Part of the body of dead letter %d was masked or cut. Enter the whole body."
              .formatted(original.id()));
    }
    contracts.require(original.queue(), type, version, subject, body);
  }

  /** The extension attributes among these headers, without the prefix that they have in JMS. */
  static Map<String, String> extensions(Map<String, String> headers) {
    Map<String, String> extensions = new TreeMap<>();
    headers.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX) && !ATTRIBUTES.contains(name)) {
            extensions.put(name.substring(PREFIX.length()), value);
          }
        });
    return extensions;
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
    extensions.forEach((name, value) -> headers.put(PREFIX + name, value));
    for (String kept : List.of(WireFormat.SOURCE, WireFormat.TRACE, ReceivedMessage.SENDER)) {
      String value = original.headers().get(kept);
      if (value != null) {
        headers.put(kept, value);
      }
    }
    return headers;
  }
}
