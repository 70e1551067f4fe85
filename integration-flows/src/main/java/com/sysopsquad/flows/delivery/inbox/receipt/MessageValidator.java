package com.sysopsquad.flows.delivery.inbox.receipt;

import com.sysopsquad.flows.delivery.wire.ParsedMessage;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.contract.ContractType;
import com.sysopsquad.flows.message.Contract;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Validates what arrives in a queue: known types, marks of those who may send them, no newer
 * version, and no message that is older than the inbox remembers.
 */
public final class MessageValidator {

  private final Map<String, ContractType> types;
  private final Duration retention;
  private final Clock clock;

  public MessageValidator(
      Stream<? extends Class<? extends Contract>> contracts, Duration retention, Clock clock) {
    this.types =
        contracts
            .map(ContractType::of)
            .collect(Collectors.toUnmodifiableMap(ContractType::name, type -> type));
    this.retention = retention;
    this.clock = clock;
  }

  public ParsedMessage validate(ParsedMessage parsed) {
    if (parsed.defect() != null) {
      return parsed;
    }
    String defect = defect(parsed.message());
    return defect == null ? parsed : ParsedMessage.invalid(parsed.message(), defect);
  }

  private @Nullable String defect(ReceivedMessage message) {
    ContractType type =
        MissingMessages.isMark(message) ? MissingMessages.MARK : types.get(message.type());
    if (type == null) {
      return "The type " + message.type() + " is not known on " + message.queue();
    }
    if (message.version() > type.version()) {
      return "Version %d of %s is newer than %d, the latest version known here"
          .formatted(message.version(), type.name(), type.version());
    }
    if (message.sentAt().isBefore(clock.instant().minus(retention))) {
      return "Sent at %s, longer ago than the inbox remembers (%d days)"
          .formatted(message.sentAt(), retention.toDays());
    }
    return MissingMessages.isMark(message) ? MissingMessages.defect(message) : null;
  }
}
