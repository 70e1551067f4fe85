package com.sysopsquad.jobs.payment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a day is billed.
 *
 * @param partitions number of partitions of a new run
 * @param concurrentPartitions how many partitions one process works on at once
 * @param partitioning whether this process works on the partitions itself or hands them to workers
 * @param monthsBack how many months ago the oldest day is that may be billed
 * @param monthsAhead in how many months the latest day is that may be billed
 * @param fourEyes whether a manual start requires a second person; scheduled starts never do
 * @param longPast how long ago a day may be before a manual start always requires a reason and a
 *     second person
 * @param poll how often to check whether workers have finished
 * @param askAgain time after which a partition that nobody works on is offered to the workers again
 */
@ConfigurationProperties("sysops.payment")
public record PaymentSettings(
    @DefaultValue("8") int partitions,
    @DefaultValue("4") int concurrentPartitions,
    @DefaultValue("local") Partitioning partitioning,
    @DefaultValue("24") int monthsBack,
    @DefaultValue("12") int monthsAhead,
    @DefaultValue("true") boolean fourEyes,
    @DefaultValue("31d") Duration longPast,
    @DefaultValue("500ms") Duration poll,
    @DefaultValue("30s") Duration askAgain) {

  /** Who works on the partitions of a run. */
  enum Partitioning {
    /** The process that leads the run. */
    LOCAL,
    /** Processes with the role worker, which take them from a queue. */
    REMOTE
  }
}
