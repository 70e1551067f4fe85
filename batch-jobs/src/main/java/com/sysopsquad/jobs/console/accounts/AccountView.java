package com.sysopsquad.jobs.console.accounts;

import com.sysopsquad.billing.desk.AccountHit;
import com.sysopsquad.billing.desk.DeskAccount;
import com.sysopsquad.billing.desk.DeskAccount.AccountBill;
import com.sysopsquad.billing.desk.DeskAccount.Attempt;
import com.sysopsquad.billing.desk.DeskAccount.Card;
import com.sysopsquad.billing.desk.DeskAccount.Holder;
import com.sysopsquad.billing.desk.DeskAccount.Plan;
import com.sysopsquad.billing.desk.DeskAlert;
import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as its page shows it.
 *
 * @param unpaid amounts of several currencies, never added up; empty if none
 * @param older bill before which the next page of bills begins; null if there are no more
 */
record AccountView(
    UUID customerId,
    String name,
    String context,
    String unpaid,
    long openAlerts,
    List<PlanView> plans,
    List<CardView> cards,
    List<BillView> bills,
    @Nullable Long older,
    List<AlertRow> alerts) {

  static AccountView of(DeskAccount account, Formats formats) {
    Holder holder = account.holder();
    return new AccountView(
        holder.customerId(),
        holder.name(),
        "%s · %s, %s, %s %s"
            .formatted(
                holder.email(),
                holder.street(),
                holder.city(),
                holder.state(),
                holder.postalCode()),
        Formats.money(account.unpaid()),
        account.alerts().stream().filter(DeskAlert::isOpen).count(),
        account.plans().stream().map(PlanView::of).toList(),
        account.cards().stream().map(card -> CardView.of(card, formats)).toList(),
        account.bills().stream().map(bill -> BillView.of(bill, formats)).toList(),
        account.hasOlder() ? account.bills().getLast().id() : null,
        account.alerts().stream().map(alert -> AlertRow.of(alert, formats)).toList());
  }

  /** A plan with its days and next bill. */
  record PlanView(String contract, String planId, String days, String next) {

    static PlanView of(Plan plan) {
      return new PlanView(
          plan.contract(),
          plan.planId().toString(),
          "Since %s, each month on day %d%s"
              .formatted(
                  Formats.day(plan.startsOn()),
                  plan.anchorDay(),
                  plan.endsOn() == null
                      ? ""
                      : ", until " + Formats.day(plan.endsOn().minusDays(1))),
          AccountText.next(plan));
    }
  }

  /** A card, without its number. */
  record CardView(String name, Badge state, String detail, Timestamp added) {

    static CardView of(Card card, Formats formats) {
      return new CardView(
          card.brand() == null ? "Card" : AccountText.card(card.brand(), card.lastFour()),
          AccountText.state(card),
          card.rejection() != null
              ? card.rejection()
              : card.expiresOn() == null ? "" : "Valid until " + Formats.day(card.expiresOn()),
          Timestamp.of(card.registeredAt(), formats));
    }
  }

  /**
   * A bill with its attempts.
   *
   * @param correction kind of the correction that is offered; null if there is none
   */
  record BillView(
      long id,
      String what,
      String reference,
      String amount,
      String parts,
      Badge state,
      String reason,
      @Nullable String correction,
      List<AttemptView> attempts) {

    static BillView of(AccountBill bill, Formats formats) {
      return new BillView(
          bill.id(),
          "%s · %s"
              .formatted(bill.contract(), Formats.period(bill.periodStart(), bill.periodEnd())),
          bill.reference().toString(),
          money(bill.totalMinor(), bill.currency()),
          bill.netMinor() == null || bill.taxMinor() == null
              ? ""
              : "%s and %s tax"
                  .formatted(
                      money(bill.netMinor(), bill.currency()),
                      money(bill.taxMinor(), bill.currency())),
          AccountText.state(bill),
          AccountText.reason(bill),
          AccountText.correction(bill),
          bill.attempts().stream().map(attempt -> AttemptView.of(attempt, formats)).toList());
    }
  }

  /**
   * An attempt with the provider's texts.
   *
   * @param code the provider's decline or error code
   */
  record AttemptView(
      int number,
      Badge state,
      String card,
      String amount,
      @Nullable String code,
      @Nullable String message,
      @Nullable String reference,
      Timestamp at) {

    static AttemptView of(Attempt attempt, Formats formats) {
      return new AttemptView(
          attempt.number(),
          AccountText.state(attempt),
          AccountText.card(attempt.brand(), attempt.lastFour()),
          money(attempt.minor(), attempt.currency()),
          attempt.code(),
          attempt.reason(),
          attempt.providerReference(),
          Timestamp.of(attempt.attemptedAt(), formats));
    }
  }

  /** An alert and the notice to the customer. */
  record AlertRow(
      UUID id,
      String title,
      String sentence,
      boolean open,
      String owner,
      @Nullable String told,
      Timestamp raised) {

    static AlertRow of(DeskAlert alert, Formats formats) {
      return new AlertRow(
          alert.id(),
          alert.about().title(),
          alert.sentence(),
          alert.isOpen(),
          alert.owner() == null ? "Nobody" : alert.owner(),
          alert.notice(),
          Timestamp.of(alert.raisedAt(), formats));
    }
  }

  /** A customer in the search results. */
  record HitView(UUID customerId, String name, String email, String address, String foundBy) {

    static HitView of(AccountHit hit) {
      return new HitView(
          hit.customerId(),
          hit.name(),
          hit.email(),
          "%s, %s, %s %s".formatted(hit.street(), hit.city(), hit.state(), hit.postalCode()),
          hit.foundBy());
    }
  }

  private static String money(@Nullable Long minor, @Nullable String currency) {
    return minor == null || currency == null ? "–" : Formats.money(minor, currency);
  }
}
