package com.sysopsquad.jobs.console.runs;

import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.job.RunItem;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item of a run that did not succeed; the id of a payment's item is that of its bill. */
record RunItemAnswer(
    long id,
    String outcome,
    String customer,
    String customerId,
    String what,
    String reference,
    @Nullable Long minor,
    @Nullable String currency,
    String reason,
    @Nullable OffsetDateTime at) {

  static RunItemAnswer of(RunItem item, Formats formats) {
    return new RunItemAnswer(
        item.id(),
        item.outcome(),
        item.customer(),
        item.customerId(),
        item.what(),
        item.reference(),
        item.minor(),
        item.currency(),
        item.reason(),
        formats.at(item.at()));
  }

  /**
   * A page of items.
   *
   * @param next pass this as {@code after} to see the next ones; null if there are none
   */
  record Page(List<RunItemAnswer> items, @Nullable Long next) {}
}
