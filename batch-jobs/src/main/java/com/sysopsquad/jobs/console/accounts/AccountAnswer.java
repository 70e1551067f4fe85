package com.sysopsquad.jobs.console.accounts;

import com.sysopsquad.billing.desk.DeskAccount;
import com.sysopsquad.billing.desk.DeskAccount.AccountBill;
import com.sysopsquad.billing.desk.DeskAccount.Attempt;
import com.sysopsquad.billing.desk.DeskAccount.Card;
import com.sysopsquad.billing.desk.DeskAccount.Holder;
import com.sysopsquad.billing.desk.DeskAccount.IssuedInvoice;
import com.sysopsquad.billing.desk.DeskAccount.Plan;
import com.sysopsquad.billing.desk.DeskAlert;
import com.sysopsquad.flows.pricing.PricingResult.NotPriced;
import com.sysopsquad.flows.pricing.PricingResult.Priced;
import com.sysopsquad.jobs.console.frame.Formats;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that billing knows about a customer.
 *
 * @param unpaid in minor units by currency
 * @param older bill before which to continue; null if there are no older bills
 */
record AccountAnswer(
    UUID customerId,
    String name,
    String email,
    String street,
    String city,
    String state,
    String postalCode,
    Map<String, Long> unpaid,
    List<PlanAnswer> plans,
    List<CardAnswer> cards,
    List<BillAnswer> bills,
    @Nullable Long older,
    List<NoticeAnswer> alerts) {

  static AccountAnswer of(DeskAccount account, Formats formats) {
    Holder holder = account.holder();
    return new AccountAnswer(
        holder.customerId(),
        holder.name(),
        holder.email(),
        holder.street(),
        holder.city(),
        holder.state(),
        holder.postalCode(),
        account.unpaid(),
        account.plans().stream().map(PlanAnswer::of).toList(),
        account.cards().stream().map(card -> CardAnswer.of(card, formats)).toList(),
        account.bills().stream().map(bill -> BillAnswer.of(bill, formats)).toList(),
        account.hasOlder() ? account.bills().getLast().id() : null,
        account.alerts().stream().map(alert -> NoticeAnswer.of(alert, formats)).toList());
  }

  /**
   * A plan; endsOn is the first day that is no longer covered.
   *
   * @param nextProblem why the next period has no price; null if it has one, or if there is none
   */
  record PlanAnswer(
      UUID planId,
      String contractCode,
      String contract,
      LocalDate startsOn,
      int anchorDay,
      @Nullable LocalDate endsOn,
      @Nullable LocalDate nextStart,
      @Nullable LocalDate nextEnd,
      @Nullable Long nextMinor,
      @Nullable String nextCurrency,
      @Nullable String nextProblem) {

    static PlanAnswer of(Plan plan) {
      return new PlanAnswer(
          plan.planId(),
          plan.contractCode(),
          plan.contract(),
          plan.startsOn(),
          plan.anchorDay(),
          plan.endsOn(),
          plan.next() == null ? null : plan.next().start(),
          plan.next() == null ? null : plan.next().end(),
          plan.nextCharge() instanceof Priced(var charge) ? charge.total().minor() : null,
          plan.nextCharge() instanceof Priced(var charge) ? charge.total().currency() : null,
          plan.nextCharge() instanceof NotPriced(String reason) ? reason : null);
    }
  }

  /** A card, without its number. */
  record CardAnswer(
      UUID id,
      String state,
      @Nullable String brand,
      @Nullable String lastFour,
      @Nullable LocalDate expiresOn,
      boolean isDefault,
      boolean declinedForGood,
      @Nullable String rejection,
      @Nullable OffsetDateTime registeredAt) {

    static CardAnswer of(Card card, Formats formats) {
      return new CardAnswer(
          card.id(),
          card.state(),
          card.brand(),
          card.lastFour(),
          card.expiresOn(),
          card.isDefault(),
          card.declinedForGood(),
          card.rejection(),
          formats.at(card.registeredAt()));
    }
  }

  /** A bill; periodEnd is the first day after its period. */
  record BillAnswer(
      long bill,
      String state,
      String reason,
      UUID planId,
      String contract,
      LocalDate periodStart,
      LocalDate periodEnd,
      UUID reference,
      @Nullable String currency,
      @Nullable Long netMinor,
      @Nullable BigDecimal taxRate,
      @Nullable Long taxMinor,
      @Nullable Long totalMinor,
      @Nullable String invoice,
      @Nullable LocalDate invoicedOn,
      @Nullable Long invoicedMinor,
      List<AttemptAnswer> attempts) {

    static BillAnswer of(AccountBill bill, Formats formats) {
      IssuedInvoice invoice = bill.invoice();
      return new BillAnswer(
          bill.id(),
          bill.state().name(),
          AccountText.reason(bill),
          bill.planId(),
          bill.contract(),
          bill.periodStart(),
          bill.periodEnd(),
          bill.reference(),
          bill.currency(),
          bill.netMinor(),
          bill.taxRate(),
          bill.taxMinor(),
          bill.totalMinor(),
          invoice == null ? null : invoice.number(),
          invoice == null ? null : invoice.issuedOn(),
          invoice == null ? null : invoice.totalMinor(),
          bill.attempts().stream().map(attempt -> AttemptAnswer.of(attempt, formats)).toList());
    }
  }

  /** An attempt with the provider's code, message and reference. */
  record AttemptAnswer(
      int number,
      String state,
      @Nullable String brand,
      @Nullable String lastFour,
      @Nullable Long minor,
      @Nullable String currency,
      @Nullable String code,
      @Nullable String message,
      @Nullable String reference,
      @Nullable OffsetDateTime attemptedAt,
      @Nullable OffsetDateTime settledAt) {

    static AttemptAnswer of(Attempt attempt, Formats formats) {
      return new AttemptAnswer(
          attempt.number(),
          attempt.state(),
          attempt.brand(),
          attempt.lastFour(),
          attempt.minor(),
          attempt.currency(),
          attempt.code(),
          attempt.reason(),
          attempt.providerReference(),
          formats.at(attempt.attemptedAt()),
          formats.at(attempt.settledAt()));
    }
  }

  /** An alert and the notice to the customer. */
  record NoticeAnswer(
      UUID id,
      String kind,
      String title,
      String text,
      boolean open,
      @Nullable String owner,
      @Nullable String told,
      @Nullable OffsetDateTime raisedAt) {

    static NoticeAnswer of(DeskAlert alert, Formats formats) {
      return new NoticeAnswer(
          alert.id(),
          alert.kind(),
          alert.about().title(),
          alert.sentence(),
          alert.isOpen(),
          alert.owner(),
          alert.notice(),
          formats.at(alert.raisedAt()));
    }
  }
}
