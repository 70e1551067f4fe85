package com.sysopsquad.flows.delivery.inbox;

import com.sysopsquad.flows.delivery.wire.ContractType;
import com.sysopsquad.flows.delivery.wire.ParsedMessage;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.message.Contract;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * Validates what comes from a queue: known types, no newer version, nothing older than the inbox
 * remembers, and no body that is larger than agreed, of which the beginning is kept.
 */
final class MessageValidator {

  private static final int KEPT = 1_000;
  private static final int MOST_BYTES_OF_A_CHAR = 3;

  /** What was cut in the middle could no longer be known for the number of a card. */
  private static final Pattern HALF_A_NUMBER = Pattern.compile("[0-9][0-9 -]*$");

  private final Map<String, ContractType> types;
  private final DataSize longestBody;
  private final Duration retention;
  private final Clock clock;

  MessageValidator(
      Stream<? extends Class<? extends Contract>> contracts,
      DataSize longestBody,
      Duration retention,
      Clock clock) {
    this.types =
        contracts
            .map(ContractType::of)
            .collect(Collectors.toUnmodifiableMap(ContractType::name, type -> type));
    this.longestBody = longestBody;
    this.retention = retention;
    this.clock = clock;
  }

  ParsedMessage validate(ParsedMessage parsed) {
    long size = size(parsed.message().body());
    if (size > longestBody.toBytes()) {
      String defect =
          "The body has %d bytes, at most %d are taken in".formatted(size, longestBody.toBytes());
      return ParsedMessage.invalid(
          beginning(parsed.message(), size),
          parsed.defect() == null ? defect : parsed.defect() + " " + defect);
    }
    if (parsed.defect() != null) {
      return parsed;
    }
    String defect = defect(parsed.message());
    return defect == null ? parsed : ParsedMessage.invalid(parsed.message(), defect);
  }

  private @Nullable String defect(ReceivedMessage message) {
    ContractType type = types.get(message.type());
    if (type == null) {
      return "The type " + message.type() + " is not known on " + message.queue();
    }
    if (message.version() > type.version()) {
      return "Version %d of %s is newer than %d, which is known here"
          .formatted(message.version(), type.name(), type.version());
    }
    if (message.sentAt().isBefore(clock.instant().minus(retention))) {
      return "Sent at %s: longer ago than the inbox remembers (%d days)"
          .formatted(message.sentAt(), retention.toDays());
    }
    return null;
  }

  private static ReceivedMessage beginning(ReceivedMessage message, long size) {
    Map<String, String> headers = new TreeMap<>(message.headers());
    headers.put(ReceivedMessage.CUT, Long.toString(size));
    String body = message.body().substring(0, Math.min(message.body().length(), KEPT));
    return new ReceivedMessage(
        message.id(),
        message.queue(),
        message.type(),
        message.version(),
        message.subject(),
        message.sentAt(),
        message.receivedAt(),
        headers,
        HALF_A_NUMBER.matcher(body).replaceFirst(""));
  }

  /** Bytes of the body, counted only if it could be too long. */
  private long size(String body) {
    long most = (long) MOST_BYTES_OF_A_CHAR * body.length();
    return most <= longestBody.toBytes() ? most : bytes(body);
  }

  /** Length in UTF-8, without encoding it; a lone surrogate counts as two. */
  private static long bytes(String text) {
    long size = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x800 && !Character.isSurrogate(c)) {
        size += 2;
      } else if (c >= 0x80) {
        size++;
      }
    }
    return size;
  }
}
