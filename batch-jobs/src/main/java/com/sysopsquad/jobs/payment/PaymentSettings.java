package com.sysopsquad.jobs.payment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a month is billed.
 *
 * @param partitions into how many parts a new run is divided
 * @param concurrentPartitions how many parts one process works on at once
 * @param partitioning whether this process works on the parts itself or hands them to workers
 * @param monthsBack the oldest month that may be billed, counted from the present one
 * @param monthsAhead the latest month that may be billed, counted from the present one
 * @param fourEyes whether a start by hand takes a second person; scheduled starts never do
 * @param longPast how long ago a month may have begun before its start by hand takes a reason and a
 *     second person in any case
 * @param poll how often to look whether workers have finished
 * @param askAgain after how long a part on which nobody works is offered to the workers again
 */
@ConfigurationProperties("sysops.payment")
record PaymentSettings(
    @DefaultValue("8") int partitions,
    @DefaultValue("4") int concurrentPartitions,
    @DefaultValue("local") Partitioning partitioning,
    @DefaultValue("24") int monthsBack,
    @DefaultValue("12") int monthsAhead,
    @DefaultValue("true") boolean fourEyes,
    @DefaultValue("31d") Duration longPast,
    @DefaultValue("500ms") Duration poll,
    @DefaultValue("30s") Duration askAgain) {

  /** Who works on the parts of a run. */
  enum Partitioning {
    /** The process that leads the run. */
    LOCAL,
    /** Processes with the role worker, which take them from a queue. */
    REMOTE
  }
}
