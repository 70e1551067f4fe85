package com.sysopsquad.billing.desk;

import com.sysopsquad.flows.pricing.BillingPeriod;
import com.sysopsquad.flows.pricing.PricingResult;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that billing knows about a customer. A card has its brand, last four digits and state,
 * but never a number.
 *
 * @param unpaid total of bills that are neither paid, written off nor void, in minor units by
 *     currency
 * @param bills newest first
 * @param hasOlder whether there are bills before the last one
 * @param alerts newest first
 */
public record DeskAccount(
    Holder holder,
    List<Plan> plans,
    List<Card> cards,
    Map<String, Long> unpaid,
    List<AccountBill> bills,
    boolean hasOlder,
    List<DeskAlert> alerts) {

  /** Keeps copies. */
  public DeskAccount {
    plans = List.copyOf(plans);
    cards = List.copyOf(cards);
    unpaid = Map.copyOf(unpaid);
    bills = List.copyOf(bills);
    alerts = List.copyOf(alerts);
  }

  /** The recipient of invoices, whose address determines the sales tax. */
  public record Holder(
      UUID customerId,
      String name,
      String email,
      String street,
      String city,
      String state,
      String postalCode) {}

  /**
   * A plan.
   *
   * @param contract its name in the catalog
   * @param endsOn first day that is no longer covered; null if open-ended
   * @param next period that is billed next; null if none
   * @param nextCharge its price as of today; null if none
   */
  public record Plan(
      UUID planId,
      String contractCode,
      String contract,
      LocalDate startsOn,
      int anchorDay,
      @Nullable LocalDate endsOn,
      @Nullable BillingPeriod next,
      @Nullable PricingResult nextCharge) {}

  /**
   * A card.
   *
   * @param state VERIFIED, REJECTED or REMOVED
   * @param declinedForGood whether its number is never charged again
   */
  public record Card(
      UUID id,
      String state,
      @Nullable String rejection,
      @Nullable String brand,
      @Nullable String lastFour,
      @Nullable LocalDate expiresOn,
      Instant registeredAt,
      boolean isDefault,
      boolean declinedForGood) {}

  /**
   * A bill with its attempts.
   *
   * @param parked why it has no price or cannot be charged; null if it can
   * @param voided why it is void; null if it is not
   * @param attempts in order
   */
  public record AccountBill(
      long id,
      State state,
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
      @Nullable String parked,
      @Nullable String voided,
      @Nullable IssuedInvoice invoice,
      List<Attempt> attempts) {

    /** Keeps a copy. */
    public AccountBill {
      attempts = List.copyOf(attempts);
    }

    AccountBill with(List<Attempt> found) {
      return new AccountBill(
          id,
          state,
          planId,
          contract,
          periodStart,
          periodEnd,
          reference,
          currency,
          netMinor,
          taxRate,
          taxMinor,
          totalMinor,
          parked,
          voided,
          invoice,
          found);
    }
  }

  /** The state of a bill. */
  public enum State {
    /** Charged and invoiced, or nothing to pay. */
    PAID,
    /** Not charged yet. */
    DUE,
    /** Declined, rejected, or waiting for the customer. */
    DECLINED,
    /** Nothing was sent, since there was no card. */
    NO_CARD,
    /** Open at the provider. */
    OPEN,
    /** Waiting: without a price, or with an unknown payment outcome. */
    PARKED,
    /** Unpaid, and not charged anymore. */
    WRITTEN_OFF,
    /** Void. */
    VOID
  }

  /** The invoice of a paid bill. */
  public record IssuedInvoice(
      String number, LocalDate issuedOn, long totalMinor, String currency) {}

  /**
   * One attempt to charge a bill.
   *
   * @param state name of the {@code AttemptState}
   * @param code the provider's decline or error code
   * @param reason the provider's message, or ours
   */
  public record Attempt(
      long bill,
      int number,
      String state,
      @Nullable String brand,
      @Nullable String lastFour,
      @Nullable Long minor,
      @Nullable String currency,
      @Nullable String providerReference,
      @Nullable String code,
      @Nullable String reason,
      Instant attemptedAt,
      @Nullable Instant settledAt) {}
}
