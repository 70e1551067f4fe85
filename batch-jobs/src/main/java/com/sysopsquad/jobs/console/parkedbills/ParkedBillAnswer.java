package com.sysopsquad.jobs.console.parkedbills;

import com.sysopsquad.billing.desk.DecidingOnParkedBills.Step;
import com.sysopsquad.billing.desk.ParkedBill;
import com.sysopsquad.billing.desk.ParkedBill.Made;
import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.jobs.console.frame.Formats;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A parked bill.
 *
 * @param cause NO_PRICE, TOO_SMALL or NOT_KNOWN
 * @param reason why it is waiting, as text
 * @param minor in minor units of the currency; null if it has no price
 * @param decision TRY_AGAIN or GIVE_UP, the latest one; null if there is none
 */
record ParkedBillAnswer(
    long bill,
    String cause,
    String reason,
    UUID customerId,
    String customer,
    String contract,
    LocalDate periodStart,
    LocalDate periodEnd,
    UUID reference,
    @Nullable Long minor,
    @Nullable String currency,
    @Nullable String decision,
    @Nullable String decidedBy,
    @Nullable OffsetDateTime decidedAt,
    @Nullable String decisionReason) {

  static ParkedBillAnswer of(ParkedBill bill, Formats formats) {
    Made made = bill.decision();
    return new ParkedBillAnswer(
        bill.id(),
        bill.cause().name(),
        bill.why(),
        bill.customerId(),
        bill.customer(),
        bill.contract(),
        bill.periodStart(),
        bill.periodEnd(),
        bill.reference(),
        bill.totalMinor(),
        bill.currency(),
        made == null ? null : made.decision().name(),
        made == null ? null : made.by(),
        made == null ? null : formats.at(made.at()),
        made == null ? null : made.reason());
  }

  /**
   * What a decision would do with a bill.
   *
   * @param minor its price as of today
   */
  record StepAnswer(
      long bill,
      @Nullable String customer,
      boolean possible,
      String what,
      @Nullable Long minor,
      @Nullable String currency) {

    static StepAnswer of(Step step) {
      ParkedBill bill = step.parked();
      Money total = step.total();
      return new StepAnswer(
          step.bill(),
          bill == null ? null : bill.customer(),
          step.isPossible(),
          step.what(),
          total == null ? null : total.minor(),
          total == null ? null : total.currency());
    }
  }
}
