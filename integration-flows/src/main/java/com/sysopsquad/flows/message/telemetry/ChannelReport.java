package com.sysopsquad.flows.message.telemetry;

import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.Within;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a process knows of a queue.
 *
 * @param outbox how many messages of its quantum wait to be sent there; at most 100,000 are counted
 * @param outboxAgeMillis for how long the oldest of them has waited; null if there is none
 * @param retries how many messages from there wait for their retry in its quantum; at most 100,000
 *     are counted
 * @param retryAgeMillis for how long the oldest of them has waited; null if there is none
 * @param applied how many messages from there the process has applied since it started
 * @param times how long they took from their sender to their effect; only what was sent once
 */
public record ChannelReport(
    @Length(most = 500) String queue,
    @Within(least = 0) long outbox,
    @Nullable Long outboxAgeMillis,
    @Within(least = 0) long retries,
    @Nullable Long retryAgeMillis,
    @Within(least = 0) long applied,
    List<TimeCount> times) {

  /** Copies the times. */
  public ChannelReport {
    times = List.copyOf(times);
  }
}
