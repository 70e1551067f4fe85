package com.sysopsquad.flows.monitor.decision;

import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.delivery.wire.contract.ContractType;
import com.sysopsquad.flows.masking.Masking;
import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.SentMark;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Checks an edited copy against the contract that its receiver will check. */
final class ContractCheck {

  /** All contracts of the queues to which operations may send, without marks: nobody edits one. */
  static final List<Class<? extends Contract>> CONTRACTS =
      ContractType.all().stream()
          .filter(contract -> Queues.REPLAYABLE.contains(ContractType.of(contract).queue()))
          .filter(contract -> !contract.equals(SentMark.class))
          .toList();

  private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,40}");
  private static final int LONGEST_SUBJECT = 500;
  private static final int LONGEST_EXTENSION = 1_000;

  private final ContractJson json;

  ContractCheck(ContractJson json) {
    this.json = json;
  }

  /**
   * Rejects a copy that its receiver would reject.
   *
   * @throws DeadLetterRefused with a sentence that says why
   */
  void require(String queue, String type, int version, String subject, String body) {
    Class<? extends Contract> contract = contract(queue, type);
    int newest = ContractType.of(contract).version();
    if (version < 1 || version > newest) {
      throw new DeadLetterRefused(
          newest == 1
              ? "The version of %s must be 1.".formatted(type)
              : "The version of %s must be between 1 and %d.".formatted(type, newest));
    }
    if (subject.isBlank()) {
      throw new DeadLetterRefused("Enter a subject.");
    }
    if (subject.length() > LONGEST_SUBJECT || hasControl(subject)) {
      throw new DeadLetterRefused(
          "The subject must have at most %d characters and no control characters."
              .formatted(LONGEST_SUBJECT));
    }
    requireNoSecret(body, "The body");
    requireNoSecret(subject, "The subject");
    try {
      json.read(body, contract);
    } catch (ContractJson.MalformedBody malformed) {
      throw new DeadLetterRefused(
          "The body does not match its type. %s.".formatted(malformed.getMessage()));
    }
  }

  /** Rejects extension attributes that CloudEvents or our own headers do not allow. */
  void require(Map<String, String> extensions, List<String> taken) {
    extensions.forEach(
        (name, value) -> {
          if (!EXTENSION.matcher(name).matches()) {
            throw new DeadLetterRefused(
                "The extension name \"%s\" must consist of a-z and 0-9, and have at most 40 characters."
                    .formatted(name.replaceAll("\\p{Cntrl}", "?")));
          }
          if (taken.contains(name)) {
            throw new DeadLetterRefused("The extension %s cannot be changed.".formatted(name));
          }
          if (value.length() > LONGEST_EXTENSION || hasControl(value)) {
            throw new DeadLetterRefused(
                "The extension %s must have at most %d characters and no control characters."
                    .formatted(name, LONGEST_EXTENSION));
          }
          requireNoSecret(name, "An extension name");
          requireNoSecret(value, "The extension " + name);
        });
  }

  private static Class<? extends Contract> contract(String queue, String type) {
    List<Class<? extends Contract>> onQueue =
        CONTRACTS.stream().filter(contract -> ContractType.of(contract).travelsOn(queue)).toList();
    return onQueue.stream()
        .filter(contract -> ContractType.of(contract).name().equals(type))
        .findFirst()
        .orElseThrow(
            () ->
                new DeadLetterRefused(
                    "The type on %s must be %s."
                        .formatted(
                            queue,
                            onQueue.stream()
                                .map(contract -> ContractType.of(contract).name())
                                .collect(Collectors.joining(" or ")))));
  }

  private static void requireNoSecret(String text, String what) {
    if (!Masking.mask(text).equals(text)) {
      throw new DeadLetterRefused(
          what + " contains what looks like a card number or a password. Remove it.");
    }
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }
}
