package com.sysopsquad.flows.pricing;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The days from {@code start} up to but not including {@code end}; there is at least one. */
public record BillingPeriod(LocalDate start, LocalDate end) {

  /** Rejects a period without days. */
  public BillingPeriod {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException(
          "A period cannot end on %s and begin on %s".formatted(end, start));
    }
  }

  /** How many days it has. */
  public long days() {
    return ChronoUnit.DAYS.between(start, end);
  }

  /** Whether the day belongs to it. */
  public boolean contains(LocalDate day) {
    return !day.isBefore(start) && day.isBefore(end);
  }

  /** Whether a run of that day bills it, unless an earlier one has: it has begun. */
  public boolean isDueOn(LocalDate day) {
    return !start.isAfter(day);
  }

  /** The part that is covered if coverage ends on {@code endsOn}; null means never. */
  public Optional<BillingPeriod> endingBy(@Nullable LocalDate endsOn) {
    if (endsOn == null || !endsOn.isBefore(end)) {
      return Optional.of(this);
    }
    return start.isBefore(endsOn)
        ? Optional.of(new BillingPeriod(start, endsOn))
        : Optional.empty();
  }
}
