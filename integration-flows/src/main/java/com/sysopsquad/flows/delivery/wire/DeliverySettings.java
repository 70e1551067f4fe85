package com.sysopsquad.flows.delivery.wire;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How a quantum sends and receives.
 *
 * @param lanes how many relays send in parallel; one subject always uses one lane, so all processes
 *     of a quantum need the same number
 * @param relayBatch maximum number of messages sent in one transaction
 * @param idlePoll longest pause between two checks of an outbox without a signal
 * @param inboundBatch maximum number of messages applied in one transaction
 * @param longestBody maximum number of bytes of a body, as UTF-8; a larger message is refused
 * @param longestHeld maximum number of bytes, as sent, of a larger message that is kept whole in
 *     the queue of oversized messages
 * @param preparations how many messages are prepared at once outside of the transaction
 * @param longestBackOff maximum pause between two attempts while something is down
 * @param retention how long the ids of applied messages are remembered; an older message is refused
 * @param kept how long sent messages are kept so that they can be sent again after a restore; 0
 *     keeps nothing; by default 14 days, or as long as the inbox remembers if that is shorter
 * @param daysAhead for how many days ahead the inbox and the kept messages have partitions
 * @param retry when a message that failed on its own is retried
 */
@ConfigurationProperties("sysops.delivery")
public record DeliverySettings(
    @DefaultValue("4") int lanes,
    @DefaultValue("500") int relayBatch,
    @DefaultValue("1s") Duration idlePoll,
    @DefaultValue("500") int inboundBatch,
    @DefaultValue("1MB") DataSize longestBody,
    @DefaultValue("256MB") DataSize longestHeld,
    @DefaultValue("16") int preparations,
    @DefaultValue("5s") Duration longestBackOff,
    @DefaultValue("35d") Duration retention,
    @Nullable Duration kept,
    @DefaultValue("7") int daysAhead,
    @DefaultValue Retry retry) {

  /** The quantum's name on the wire (CloudEvents {@code source}), for {@code @Value}. */
  public static final String QUANTUM = "${sysops.delivery.source:${spring.application.name}}";

  private static final Duration USUALLY_KEPT = Duration.ofDays(14);

  /** Rejects numbers with which nothing would ever be sent or received, or something twice. */
  public DeliverySettings {
    requirePositive("lanes", lanes);
    requirePositive("relay-batch", relayBatch);
    requirePositive("inbound-batch", inboundBatch);
    requirePositive("preparations", preparations);
    requirePositive("days-ahead", daysAhead);
    if (retention.toDays() < 7) {
      throw new IllegalArgumentException("sysops.delivery.retention must be at least 7 days");
    }
    if (kept == null) {
      kept = retention.compareTo(USUALLY_KEPT) < 0 ? retention : USUALLY_KEPT;
    }
    if (kept.isNegative() || (kept.isPositive() && kept.toDays() < 1)) {
      throw new IllegalArgumentException("sysops.delivery.kept must be 0 or at least 1 day");
    }
    if (kept.compareTo(retention) > 0) {
      throw new IllegalArgumentException(
          ("sysops.delivery.kept (%d days) must not be longer than sysops.delivery.retention"
                  + " (%d days), since receivers recognize a message that is sent again only as"
                  + " long as they remember it")
              .formatted(kept.toDays(), retention.toDays()));
    }
  }

  /** Whether sent messages are kept. */
  public boolean keepsSent() {
    return keptDays() > 0;
  }

  /** For how many days sent messages are kept. */
  public int keptDays() {
    return kept == null ? 0 : (int) kept.toDays();
  }

  /**
   * How often and when a message is retried that fails although nothing is down.
   *
   * @param attempts total number of attempts, including the first; with 1 it is given up at once
   * @param first pause after the first attempt; also how often due messages are looked for
   * @param factor factor by which each pause is longer than the previous one
   * @param longest maximum pause
   * @param subject how long messages of one subject may wait for each other, however many of them
   *     fail; by default as long as all pauses of one message together
   */
  public record Retry(
      @DefaultValue("6") int attempts,
      @DefaultValue("1s") Duration first,
      @DefaultValue("4") int factor,
      @DefaultValue("5m") Duration longest,
      @Nullable Duration subject) {

    /** Rejects numbers that would never retry, or retry without a pause. */
    public Retry {
      requirePositive("retry.attempts", attempts);
      requirePositive("retry.factor", factor);
      if (first.toMillis() < 1 || longest.compareTo(first) < 0) {
        throw new IllegalArgumentException(
            "sysops.delivery.retry.first must be at least 1ms and no longer than longest");
      }
      if (subject != null && subject.isNegative()) {
        throw new IllegalArgumentException("sysops.delivery.retry.subject must not be negative");
      }
    }
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("sysops.delivery." + name + " must be at least 1");
    }
  }
}
