package com.sysopsquad.billing.desk;

import com.sysopsquad.billing.desk.AccountRows.Subscribed;
import com.sysopsquad.billing.desk.DeskAccount.AccountBill;
import com.sysopsquad.billing.desk.DeskAccount.Attempt;
import com.sysopsquad.billing.desk.DeskAccount.Holder;
import com.sysopsquad.billing.desk.DeskAccount.Plan;
import com.sysopsquad.flows.pricing.BillingPeriod;
import com.sysopsquad.flows.pricing.Pricing;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what billing knows about one customer. */
public class ReadingAccounts {

  private static final int BILLS = 40;
  private static final int ALERTS = 50;

  private final AccountRows rows;
  private final DeskAlerts alerts;
  private final Supplier<Pricing> pricing;

  ReadingAccounts(AccountRows rows, DeskAlerts alerts, Supplier<Pricing> pricing) {
    this.rows = rows;
    this.alerts = alerts;
    this.pricing = pricing;
  }

  /**
   * One customer.
   *
   * @param before bill before which the list of bills begins; null to start with the newest
   * @throws NoSuchAccount if billing does not know the customer
   */
  public DeskAccount read(UUID customerId, @Nullable Long before) {
    Holder holder = rows.holder(customerId);
    List<AccountBill> bills = rows.bills(customerId, before, BILLS + 1);
    List<AccountBill> shown = bills.subList(0, Math.min(BILLS, bills.size()));
    Map<Long, List<Attempt>> attempts = rows.attempts(shown.stream().map(AccountBill::id).toList());
    return new DeskAccount(
        holder,
        plans(holder),
        rows.cards(customerId),
        rows.unpaid(customerId),
        shown.stream().map(bill -> bill.with(attempts.getOrDefault(bill.id(), List.of()))).toList(),
        bills.size() > BILLS,
        alerts.of(customerId, ALERTS));
  }

  private List<Plan> plans(Holder holder) {
    List<Subscribed> subscribed = rows.subscriptions(holder.customerId());
    if (subscribed.isEmpty()) {
      return List.of();
    }
    Pricing prices = pricing.get();
    return subscribed.stream().map(each -> plan(each, prices, holder.state())).toList();
  }

  private static Plan plan(Subscribed plan, Pricing prices, String state) {
    BillingPeriod full = nextPeriod(plan);
    BillingPeriod next =
        plan.endsOn() != null && !full.start().isBefore(plan.endsOn())
            ? null
            : full.endingBy(plan.endsOn()).orElse(null);
    return new Plan(
        plan.planId(),
        plan.contractCode(),
        plan.contract(),
        plan.startsOn(),
        plan.anchorDay(),
        plan.endsOn(),
        next,
        next == null ? null : prices.charge(plan.contractCode(), full, plan.endsOn(), state));
  }

  /** From the first anchor that is not billed to the next one, as a run freezes it. */
  private static BillingPeriod nextPeriod(Subscribed plan) {
    YearMonth month = YearMonth.from(plan.billedTo());
    if (anchor(month, plan.anchorDay()).isBefore(plan.billedTo())) {
      month = month.plusMonths(1);
    }
    return new BillingPeriod(
        anchor(month, plan.anchorDay()), anchor(month.plusMonths(1), plan.anchorDay()));
  }

  private static LocalDate anchor(YearMonth month, int anchorDay) {
    return month.atDay(Math.min(anchorDay, month.lengthOfMonth()));
  }
}
