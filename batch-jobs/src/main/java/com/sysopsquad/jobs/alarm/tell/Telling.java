package com.sysopsquad.jobs.alarm.tell;

import com.sysopsquad.flows.delivery.outage.BackOff;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the messages of each channel in order. While a receiver is away its first message is tried
 * with growing pauses, and the others wait behind it.
 */
class Telling {

  private static final Logger log = LoggerFactory.getLogger(Telling.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

  private final Deliveries deliveries;
  private final List<Channel> channels;
  private final TellingSettings settings;

  Telling(Deliveries deliveries, List<Channel> channels, TellingSettings settings) {
    this.deliveries = deliveries;
    this.channels = List.copyOf(channels);
    this.settings = settings;
  }

  /** Sends what is due. */
  void send() {
    channels.forEach(this::send);
    deliveries.forget(settings.keep());
  }

  private void send(Channel channel) {
    Optional<Deliveries.Due> due = deliveries.claim(channel);
    while (due.isPresent() && send(channel, due.get())) {
      due = deliveries.claim(channel);
    }
  }

  private boolean send(Channel channel, Deliveries.Due due) {
    Optional<String> error = attempt(channel, due);
    if (error.isEmpty()) {
      deliveries.delivered(due);
      return true;
    }
    boolean givenUp =
        deliveries.failed(
            due,
            error.get(),
            BackOff.after(due.attempts(), settings.retryAfter(), LONGEST_PAUSE),
            settings.giveUpAfter());
    if (givenUp) {
      log.error(
          "Message {} about alarms was given up after {} attempts by {}: {}",
          due.id(),
          due.attempts(),
          channel.name(),
          error.get());
    } else if (due.attempts() == 1) {
      log.warn(
          "Message {} about alarms is tried again by {}: {}",
          due.id(),
          channel.name(),
          error.get());
    }
    return givenUp;
  }

  /** Why it was not accepted; of an unexpected failure only the kind, since it may name secrets. */
  private Optional<String> attempt(Channel channel, Deliveries.Due due) {
    try {
      channel.send(deliveries.notice(due), due.body());
      return Optional.empty();
    } catch (NotAccepted failure) {
      return Optional.of(String.valueOf(failure.getMessage()));
    } catch (RuntimeException failure) {
      return Optional.of("Sending failed (%s).".formatted(failure.getClass().getSimpleName()));
    }
  }
}
