package com.sysopsquad.jobs.console.channels;

import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import com.sysopsquad.flows.message.Queue;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.monitor.channel.CriticalTime;
import com.sysopsquad.flows.monitor.pause.EndpointPause;
import com.sysopsquad.jobs.console.frame.Formats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One way of messages from their senders through a queue to their receivers. What nobody can tell
 * now is null, and never zero.
 *
 * @param unheard the quanta at its ends of which nothing is heard, and for how long
 * @param outbox how many messages wait at the senders
 * @param outboxSince since when the oldest of them has waited
 * @param depth what the broker says of the queue
 * @param retries how many messages wait at the receiver for their retry
 * @param retrySince since when the oldest of them has waited
 * @param dead how many dead letters need a decision
 * @param recent the critical time of the last minutes; null if nothing was applied
 * @param warnings what is wrong at the broker
 * @param pause if it is paused, or a pause was requested
 */
public record Channel(
    Queue queue,
    Map<String, Duration> unheard,
    @Nullable Long outbox,
    @Nullable Instant outboxSince,
    @Nullable QueueDepth depth,
    @Nullable Long retries,
    @Nullable Instant retrySince,
    long dead,
    @Nullable CriticalTime recent,
    List<String> warnings,
    @Nullable EndpointPause pause) {

  /** Messages that have waited at their sender for this long are late. */
  private static final Duration LATE = Duration.ofSeconds(10);

  /** After this time it is certain that they do not get through. */
  private static final Duration TOO_LATE = Duration.ofMinutes(1);

  /** If one in twenty messages takes longer, the channel is slow. */
  private static final Duration SLOW = Duration.ofSeconds(30);

  private static final int MOST = 95;

  /** Stands for a quantum of which nothing was ever heard. */
  static final Duration NEVER = Duration.ofDays(36_500);

  /** Of its queue. */
  public String name() {
    return queue.name();
  }

  /** Its state, and the reason in a sentence; empty if all is well. */
  public Verdict verdict(Instant now) {
    return Stream.<Function<Instant, @Nullable Verdict>>of(
            this::paused, this::stuck, this::unknown, this::slow, this::moving)
        .map(check -> check.apply(now))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(() -> new Verdict(ChannelState.IDLE, ""));
  }

  private @Nullable Verdict paused(Instant now) {
    return pause == null
        ? null
        : new Verdict(
            ChannelState.PAUSED,
            "%s by %s for another %s: %s"
                .formatted(
                    pause.state() == null ? "Pause requested" : "Paused",
                    pause.askedBy(),
                    Formats.duration(Duration.between(now, pause.until())),
                    pause.reason()));
  }

  private @Nullable Verdict stuck(Instant now) {
    if (!warnings.isEmpty()) {
      return new Verdict(ChannelState.STUCK, String.join(" ", warnings));
    }
    if (depth != null && depth.messages() > 0 && depth.consumers() == 0) {
      return new Verdict(
          ChannelState.STUCK,
          "%s waiting in the queue, and nothing receives them. Start %s."
              .formatted(
                  Formats.counted(depth.messages(), "message"),
                  String.join(" or ", quanta(queue.receivers()))));
    }
    return waitsSince(now, TOO_LATE)
        ? new Verdict(
            ChannelState.STUCK,
            "%s waiting at the sender. Check whether the broker accepts messages."
                .formatted(Formats.counted(Objects.requireNonNullElse(outbox, 0L), "message")))
        : null;
  }

  private @Nullable Verdict unknown(Instant now) {
    if (depth == null) {
      return new Verdict(ChannelState.UNKNOWN, "The broker does not report this queue.");
    }
    return unheard.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(
            silent ->
                new Verdict(
                    ChannelState.UNKNOWN,
                    silent.getValue().equals(NEVER)
                        ? "%s has never reported.".formatted(silent.getKey())
                        : "%s has been silent for %s."
                            .formatted(silent.getKey(), Formats.duration(silent.getValue()))))
        .orElse(null);
  }

  private @Nullable Verdict slow(Instant now) {
    if (waitsSince(now, LATE)) {
      return new Verdict(ChannelState.SLOW, "Messages are waiting at the sender.");
    }
    if (retries != null && retries > 0) {
      return new Verdict(
          ChannelState.SLOW,
          "%s waiting for a retry.".formatted(Formats.counted(retries, "message")));
    }
    Duration most = recent == null ? null : recent.within(MOST);
    return most != null && most.compareTo(SLOW) > 0
        ? new Verdict(
            ChannelState.SLOW,
            "1 in 20 messages takes longer than %s.".formatted(Formats.duration(SLOW)))
        : null;
  }

  private @Nullable Verdict moving(Instant now) {
    boolean moves =
        (depth != null && depth.messages() > 0)
            || (outbox != null && outbox > 0)
            || (recent != null && recent.applied() > 0);
    return moves ? new Verdict(ChannelState.FLOWING, "") : null;
  }

  private boolean waitsSince(Instant now, Duration time) {
    return outboxSince != null && !outboxSince.plus(time).isAfter(now);
  }

  /** The quanta among users of the broker. */
  public static List<String> quanta(List<String> users) {
    return users.stream().filter(user -> !Queues.isOperations(user)).toList();
  }

  /** A state with its reason. */
  public record Verdict(ChannelState state, String reason) {}
}
