package com.sysopsquad.billing.desk;

import java.util.Arrays;
import java.util.List;

/** What an alert is about: a short name, a sentence, and what to do. */
public enum AlertKind {
  /** The bank declined, and may approve on another day. */
  SOFT_DECLINE(
      "Declined",
      "The bank declined the payment temporarily: %s",
      "Wait. Billing tries again, by default on days 4, 9 and 16, and within minutes if the"
          + " customer adds or chooses a card. After that, contact the customer."),
  /** The bank declined permanently. */
  HARD_DECLINE(
      "Declined permanently",
      "The bank permanently declined the card: %s",
      "The customer must add another card. This card will not be charged again."),
  /** The bank requires the customer to confirm. */
  CUSTOMER_ACTION(
      "Confirmation needed",
      "The bank requires the customer to confirm the payment: %s",
      "The customer must contact the bank and add the card again, or add another one."),
  /** There was no card. */
  NO_CARD(
      "No card",
      "Nothing was charged: %s",
      "The customer must add a card. Billing then charges it within minutes."),
  /** The provider rejects the request. */
  REJECTED(
      "Rejected by the provider",
      "The payment provider rejected the charge: %s",
      "If the card is at fault, the customer must add it again. Otherwise tell operations."),
  /** There is no price. */
  NOT_PRICED(
      "No price",
      "The bill has no price: %s",
      "Correct the catalog or the sales tax table. The next run prices the bill again. A bill that"
          + " shall not be charged can be given up under Parked bills."),
  /** The amount is below the provider's minimum. */
  TOO_SMALL(
      "Too small to charge",
      "The amount is too small to charge: %s",
      "Nothing is charged, and the customer was not told. A bill that shall never be charged can be"
          + " given up under Parked bills."),
  /** It is unknown whether the card was charged. */
  UNRESOLVED(
      "Payment unknown",
      "It is unknown whether the card was charged: %s",
      "Look for the reference at the payment provider. If it shows a payment or a decline, have"
          + " billing ask again under Parked bills."),
  /** Not known yet. */
  OPEN(
      "Outcome unknown",
      "The outcome of the payment is not known yet: %s",
      "Nothing to do yet. The provider is asked again every few minutes, and this alert is closed"
          + " once it answers."),
  /** The provider's list and our payments differ. */
  CHARGE_DIFFERS(
      "Charge differs",
      "%s",
      "Look for the charge at the payment provider and refund it there if it is wrong. Record a"
          + " refund that was made there on the account of its bill. The job reconcile closes"
          + " this alert once both agree."),
  /** The provider refused a refund while nobody was waiting for it, or never took it. */
  REFUND_REFUSED(
      "Refund refused",
      "%s",
      "The customer has not received this money. On the customer's account, refund the bill as"
          + " credit, or to the card again. If the reason names a refund at the provider, record"
          + " that one. This alert is closed once the whole payment is refunded; after a partial"
          + " refund, close it yourself."),
  /** The customer disputes the payment with the bank. */
  DISPUTED(
      "Payment disputed",
      "%s",
      "Answer with evidence in the payment provider's console before the deadline, or accept the"
          + " dispute there. The bank has taken the money back until it decides, and the ledger has"
          + " it as a chargeback. Billing closes this alert once the bank has decided."),
  /** The bank has decided a dispute for the customer. */
  DISPUTE_LOST(
      "Dispute lost",
      "%s",
      "The money is gone and booked as a chargeback; the bill stays paid. Do not refund it as well."
          + " Contact the customer: end the plan, or agree on how to pay. Then close this alert."),
  /** A refund failed after the provider had confirmed it. */
  REFUND_FAILED(
      "Refund failed",
      "%s",
      "The customer has not received this money, and it is booked back. On the customer's account,"
          + " refund the bill as credit, or to the card again. Then close this alert."),
  /** A payment failed after it had counted as paid. */
  LATE_FAILURE(
      "Payment failed later",
      "%s",
      "Look for the charge at the payment provider. If the money has not arrived, agree with the"
          + " customer on another way to pay. The job reconcile reports this payment until the"
          + " provider has it. Then close this alert."),
  /** An event of the provider does not match our records. */
  EVENT_SET_ASIDE(
      "Event set aside",
      "%s",
      "Nothing was booked for this event. Look for it in the payment provider's console and compare"
          + " it with the account. If it is about a charge that our records lack, see the job"
          + " reconcile. Each run of providerEvents tries it again for 60 days and closes this alert"
          + " once it matches; otherwise close it yourself."),
  /** A kind that this version does not know. */
  OTHER("Other", "%s", "Check the account and the bill.");

  private final String title;
  private final String sentence;
  private final String wayOut;

  AlertKind(String title, String sentence, String wayOut) {
    this.title = title;
    this.sentence = sentence;
    this.wayOut = wayOut;
  }

  /** The kind with this name in the database. */
  public static AlertKind of(String name) {
    return known().stream()
        .filter(kind -> kind.name().equalsIgnoreCase(name))
        .findFirst()
        .orElse(OTHER);
  }

  /** All kinds that can be selected. */
  public static List<AlertKind> known() {
    return Arrays.stream(values()).filter(kind -> kind != OTHER).toList();
  }

  /** Two or three words. */
  public String title() {
    return title;
  }

  /** What to do next. */
  public String wayOut() {
    return wayOut;
  }

  /** Whether a program is still working on it, so that no person is needed yet. */
  public boolean isUnderway() {
    return this == OPEN;
  }

  /** Whether money may be in the wrong place. */
  public boolean isUrgent() {
    return switch (this) {
      case UNRESOLVED,
          CHARGE_DIFFERS,
          REFUND_REFUSED,
          DISPUTED,
          DISPUTE_LOST,
          REFUND_FAILED,
          LATE_FAILURE,
          EVENT_SET_ASIDE ->
          true;
      default -> false;
    };
  }

  /** The reason as a sentence. */
  String sentence(String reason) {
    String stripped = reason.strip();
    String whole = sentence.formatted(stripped.isEmpty() ? "no reason was given" : stripped);
    return whole.matches("(?s).*[.!?]") ? whole : whole + ".";
  }
}
