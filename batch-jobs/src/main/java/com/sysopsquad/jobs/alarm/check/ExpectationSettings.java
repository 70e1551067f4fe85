package com.sysopsquad.jobs.alarm.check;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is expected of jobs and messages.
 *
 * @param longest by job, how long a run may take, whatever is usual
 * @param usualAfter how many completed runs a job needs before its usual duration is known; 0 for
 *     never
 * @param usualLeast runs shorter than this are never unusual
 * @param successWithin by job, the longest time without a completed run
 * @param startWithin how late a scheduled start may be
 * @param billedChange the share by which the total of a billing run may differ from that of the
 *     periods that end where its own begin; 0 for any
 * @param billedLeast only if one of these two totals is of this many bills
 * @param deadLetters how many dead letters are too many; 0 for none
 * @param interruptedFor how long a queue may lack a consumer, or a connection be interrupted
 * @param look how often a node looks at its connections and the broker
 */
@ConfigurationProperties("sysops.alarms.expect")
record ExpectationSettings(
    @DefaultValue Map<String, Duration> longest,
    @DefaultValue("10") int usualAfter,
    @DefaultValue("1m") Duration usualLeast,
    @DefaultValue Map<String, Duration> successWithin,
    @DefaultValue("5m") Duration startWithin,
    @DefaultValue("0.5") double billedChange,
    @DefaultValue("20") int billedLeast,
    @DefaultValue("10") int deadLetters,
    @DefaultValue("2m") Duration interruptedFor,
    @DefaultValue("15s") Duration look) {

  /** Rejects what can only be a mistake. */
  ExpectationSettings {
    if (billedChange < 0) {
      throw new IllegalArgumentException("sysops.alarms.expect.billed-change must be 0 or more");
    }
    if (usualAfter == 1) {
      throw new IllegalArgumentException(
          "sysops.alarms.expect.usual-after must be 0, or 2 or more");
    }
  }
}
