package com.sysopsquad.jobs.console.parkedbills;

import com.sysopsquad.billing.desk.DecidingOnParkedBills.Step;
import com.sysopsquad.billing.desk.ParkedBill;
import com.sysopsquad.billing.desk.ParkedBill.Decision;
import com.sysopsquad.billing.desk.ParkedBill.Made;
import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A parked bill as a page shows it. */
record ParkedBillView(
    long id,
    Badge cause,
    String why,
    UUID customerId,
    String customer,
    String what,
    String reference,
    String amount,
    @Nullable String decided,
    @Nullable Timestamp decidedAt) {

  static ParkedBillView of(ParkedBill bill, Formats formats) {
    Long minor = bill.totalMinor();
    String currency = bill.currency();
    Made made = bill.decision();
    return new ParkedBillView(
        bill.id(),
        switch (bill.cause()) {
          case NO_PRICE -> Badge.waiting("No price");
          case TOO_SMALL -> Badge.silent("Too small to charge");
          case NOT_KNOWN -> Badge.stuck("Payment unknown");
        },
        bill.why(),
        bill.customerId(),
        bill.customer(),
        "%s · %s".formatted(bill.contract(), Formats.period(bill.periodStart(), bill.periodEnd())),
        bill.reference().toString(),
        minor == null || currency == null ? "–" : Formats.money(minor, currency),
        made == null
            ? null
            : "%s: %s, %s"
                .formatted(
                    made.decision() == Decision.GIVE_UP ? "Given up" : "Try again",
                    made.by(),
                    made.reason()),
        made == null ? null : Timestamp.of(made.at(), formats));
  }

  /** What a decision would do with one bill. */
  record StepView(
      long bill, @Nullable String customer, String what, boolean possible, String amount) {

    static StepView of(Step step) {
      ParkedBill bill = step.parked();
      Money total = step.total();
      return new StepView(
          step.bill(),
          bill == null ? null : bill.customer(),
          step.what(),
          step.isPossible(),
          total == null ? "–" : Formats.money(total.minor(), total.currency()));
    }
  }

  /**
   * The question before a decision.
   *
   * @param consequence what will happen, in numbers
   */
  record Question(
      Decision decision,
      String heading,
      String consequence,
      String action,
      boolean danger,
      List<StepView> steps,
      List<Long> possible) {

    static Question of(Decision decision, List<Step> steps) {
      List<Long> possible = steps.stream().filter(Step::isPossible).map(Step::bill).toList();
      String bills = Formats.counted(possible.size(), "bill");
      String amounts =
          Formats.money(
              steps.stream()
                  .filter(step -> step.isPossible() && step.total() != null)
                  .map(Step::total)
                  .collect(
                      Collectors.groupingBy(
                          Money::currency, TreeMap::new, Collectors.summingLong(Money::minor))));
      boolean gives = decision == Decision.GIVE_UP;
      return new Question(
          decision,
          (gives ? "Give up " : "Try ") + bills + (gives ? "?" : " again?"),
          possible.isEmpty()
              ? "None of these bills can be changed."
              : gives
                  ? "%s will be voided and never charged%s. The customer is not notified."
                      .formatted(
                          bills, amounts.isEmpty() ? "" : ", " + amounts + " at current prices")
                  : "%s %s tried again%s."
                      .formatted(
                          bills,
                          possible.size() == 1 ? "is" : "are",
                          amounts.isEmpty() ? "" : ", " + amounts + " at current prices"),
          gives ? "Give up " + bills : "Try " + bills + " again",
          gives,
          steps.stream().map(StepView::of).toList(),
          possible);
    }
  }
}
