package com.sysopsquad.jobs.payment;

import com.sysopsquad.billing.bill.BillOutcome;
import com.sysopsquad.billing.bill.BillOutcomes;
import com.sysopsquad.billing.bill.UnpaidBill;
import com.sysopsquad.billing.bill.freeze.DryRun;
import com.sysopsquad.billing.bill.run.DueSums;
import com.sysopsquad.billing.bill.run.DueSums.Charges;
import com.sysopsquad.jobs.job.Amounts;
import com.sysopsquad.jobs.job.DryRun.Figure;
import com.sysopsquad.jobs.job.RunItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Converts billing's data about a run to the figures that every job has. */
final class PaymentFigures {

  private PaymentFigures() {}

  static com.sysopsquad.jobs.job.DryRun of(DryRun run) {
    return new com.sysopsquad.jobs.job.DryRun(
        run.frozen(),
        List.of(
            figure(run, "charges", sums -> money(sums.charged(), sums, Charges::totalMinor)),
            figure(run, "net", sums -> money(null, sums, Charges::netMinor)),
            figure(run, "tax", sums -> money(null, sums, Charges::taxMinor)),
            figure(run, "without card", sums -> Amounts.of(sums.withoutCard())),
            figure(run, "without price", sums -> Amounts.of(sums.withoutPrice())),
            figure(run, "nothing to pay", sums -> Amounts.of(sums.nothingToPay())),
            figure(run, "for earlier days", sums -> Amounts.of(sums.earlier())),
            figure(run, "bills", sums -> Amounts.of(sums.bills()))),
        Objects.toString(run.earlierRun(), null),
        remarks(run));
  }

  /** The outcomes of the bills: one line per outcome, and one for all. */
  static Map<String, Amounts> outcomes(List<BillOutcomes.Sum> sums) {
    var outcomes = new LinkedHashMap<String, Amounts>();
    for (BillOutcome outcome : BillOutcome.values()) {
      outcomes.put(
          word(outcome), amounts(sums.stream().filter(sum -> sum.outcome() == outcome).toList()));
    }
    outcomes.put("total", amounts(sums));
    return outcomes;
  }

  private static Amounts amounts(List<BillOutcomes.Sum> sums) {
    return new Amounts(
        sums.stream().mapToLong(BillOutcomes.Sum::bills).sum(),
        sums.stream()
            .filter(sum -> sum.currency() != null)
            .collect(
                Collectors.toMap(
                    sum -> Objects.requireNonNull(sum.currency()),
                    BillOutcomes.Sum::totalMinor,
                    Long::sum)));
  }

  static RunItem item(UnpaidBill bill) {
    return new RunItem(
        bill.id(),
        word(bill.outcome()),
        bill.customer(),
        bill.customerId().toString(),
        "%s from %s".formatted(bill.contract(), bill.periodStart()),
        bill.reference().toString(),
        bill.totalMinor(),
        bill.currency(),
        bill.reason(),
        bill.at());
  }

  private static String word(BillOutcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  private static Figure figure(DryRun run, String what, Function<DueSums, Amounts> amounts) {
    var earlier = run.earlier();
    return new Figure(
        what, amounts.apply(run.due()), earlier == null ? null : amounts.apply(earlier));
  }

  private static Amounts money(@Nullable Long count, DueSums sums, ToLongFunction<Charges> minor) {
    return new Amounts(
        count,
        sums.charges().stream().collect(Collectors.toMap(Charges::currency, minor::applyAsLong)));
  }

  private static List<String> remarks(DryRun run) {
    var remarks = new ArrayList<String>();
    if (run.frozen()) {
      remarks.add("This day is already frozen. These bills are left.");
    }
    if (run.due().earlier() > 0) {
      remarks.add(
          "%,d of the bills are for periods that began on an earlier day."
              .formatted(run.due().earlier()));
    }
    run.due()
        .reasons()
        .forEach(reason -> remarks.add("%,d × %s".formatted(reason.bills(), reason.why())));
    return remarks;
  }
}
