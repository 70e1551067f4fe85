package com.sysopsquad.jobs.console.accounts;

import com.sysopsquad.billing.correction.CorrectionKind;
import com.sysopsquad.billing.desk.DeskAccount.AccountBill;
import com.sysopsquad.billing.desk.DeskAccount.Attempt;
import com.sysopsquad.billing.desk.DeskAccount.Card;
import com.sysopsquad.billing.desk.DeskAccount.IssuedInvoice;
import com.sysopsquad.billing.desk.DeskAccount.Plan;
import com.sysopsquad.flows.pricing.PricingResult.NotPriced;
import com.sysopsquad.flows.pricing.PricingResult.Priced;
import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The texts of an account. */
final class AccountText {

  private AccountText() {}

  /** The state of a bill. */
  static Badge state(AccountBill bill) {
    return switch (bill.state()) {
      case PAID -> Badge.done(isFree(bill) ? "Nothing to pay" : "Paid");
      case DUE -> Badge.silent("Not charged yet");
      case DECLINED -> Badge.waiting("Declined");
      case NO_CARD -> Badge.waiting("No card");
      case OPEN -> Badge.running("Outcome unknown");
      case PARKED -> Badge.stuck("Parked");
      case WRITTEN_OFF -> Badge.silent("Written off");
      case VOID -> Badge.silent("Void");
    };
  }

  /** Why a bill is in its state. */
  static String reason(AccountBill bill) {
    IssuedInvoice invoice = bill.invoice();
    return switch (bill.state()) {
      case PAID ->
          invoice == null ? "Paid. The invoice is being issued." : "Invoice " + invoice.number();
      case DUE -> "Not charged yet; the billing run is still in progress.";
      case VOID -> sentence(bill.voided());
      case WRITTEN_OFF -> "Not charged anymore. " + latest(bill);
      case DECLINED, NO_CARD, OPEN -> latest(bill);
      case PARKED -> bill.parked() == null ? latest(bill) : sentence(bill.parked());
    };
  }

  /** The kind of correction that is offered for a bill; null if none is. */
  static @Nullable String correction(AccountBill bill) {
    return switch (bill.state()) {
      case PAID -> isFree(bill) ? null : CorrectionKind.CARD_REFUND.name();
      case DECLINED, NO_CARD -> CorrectionKind.WRITE_OFF.name();
      case DUE, OPEN, PARKED, WRITTEN_OFF, VOID -> null;
    };
  }

  private static String latest(AccountBill bill) {
    return bill.attempts().isEmpty() ? "–" : sentence(bill.attempts().getLast().reason());
  }

  private static String sentence(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return "–";
    }
    String upper = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    return upper.matches("(?s).*[.!?]") ? upper : upper + ".";
  }

  private static boolean isFree(AccountBill bill) {
    Long total = bill.totalMinor();
    return total != null && total == 0;
  }

  /** The state of an attempt. */
  static Badge state(Attempt attempt) {
    return switch (attempt.state()) {
      case "APPROVED" -> Badge.done("Paid");
      case "PENDING" -> Badge.running("Pending");
      case "SOFT_DECLINE" -> Badge.waiting("Declined temporarily");
      case "HARD_DECLINE" -> Badge.waiting("Declined permanently");
      case "CUSTOMER_ACTION" -> Badge.waiting("Confirmation needed");
      case "THROTTLED" -> Badge.running("Throttled");
      case "NOT_SENT" -> Badge.silent("Not sent");
      case "UNKNOWN" -> Badge.running("Outcome unknown");
      case "REJECTED" -> Badge.waiting("Rejected");
      case "PARKED" -> Badge.stuck("Not known");
      default -> Badge.silent(Formats.label(attempt.state()));
    };
  }

  /** The card's brand and last four digits. */
  static String card(@Nullable String brand, @Nullable String lastFour) {
    return brand == null || lastFour == null
        ? "No card"
        : "%s ending in %s".formatted(brand(brand), lastFour);
  }

  private static String brand(String brand) {
    return switch (brand.toLowerCase(Locale.ROOT)) {
      case "amex" -> "American Express";
      case "jcb" -> "JCB";
      case "unionpay" -> "UnionPay";
      default -> Formats.label(brand);
    };
  }

  /** The state of a card. */
  static Badge state(Card card) {
    return switch (card.state()) {
      case "VERIFIED" ->
          card.declinedForGood()
              ? Badge.waiting("Declined permanently")
              : card.isDefault() ? Badge.done("Default") : Badge.silent("Backup");
      case "REJECTED" -> Badge.waiting("Not accepted");
      case "REMOVED" -> Badge.silent("Removed");
      default -> Badge.silent(Formats.label(card.state()));
    };
  }

  /** The next period of a plan and its price. */
  static String next(Plan plan) {
    if (plan.next() == null) {
      return "No further bill.";
    }
    String period = Formats.period(plan.next().start(), plan.next().end());
    return switch (plan.nextCharge()) {
      case Priced(var charge) ->
          "%s: %s at current prices"
              .formatted(period, Formats.money(charge.total().minor(), charge.total().currency()));
      case NotPriced(String reason) -> "%s: %s".formatted(period, reason);
      case null -> period;
    };
  }
}
