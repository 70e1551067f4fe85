package com.sysopsquad.jobs.console.corrections;

import com.sysopsquad.billing.correction.Correction;
import com.sysopsquad.billing.correction.CorrectionKind;
import com.sysopsquad.billing.correction.CorrectionPreview;
import com.sysopsquad.billing.correction.CorrectionState;
import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;

/** The texts of corrections. */
final class CorrectionText {

  private CorrectionText() {}

  /** For example "Refund $12.00 to the card?". */
  static String question(CorrectionPreview preview) {
    String amount = money(preview.amount());
    if (preview.request().madeAtProvider() != null) {
      return "Record the refund of %s?".formatted(amount);
    }
    return switch (preview.request().kind()) {
      case CARD_REFUND -> "Refund %s to the card?".formatted(amount);
      case CREDIT_REFUND -> "Refund %s as credit?".formatted(amount);
      case GOODWILL -> "Give %s of credit?".formatted(amount);
      case WRITE_OFF -> "Write off %s?".formatted(amount);
    };
  }

  /** The text of the button. */
  static String action(CorrectionPreview preview) {
    if (preview.needsSecond()) {
      return "Ask for confirmation";
    }
    String amount = money(preview.amount());
    if (preview.request().madeAtProvider() != null) {
      return "Record refund of " + amount;
    }
    return switch (preview.request().kind()) {
      case CARD_REFUND, CREDIT_REFUND -> "Refund " + amount;
      case GOODWILL -> "Give credit of " + amount;
      case WRITE_OFF -> "Write off " + amount;
    };
  }

  /** What the ledger will say. */
  static String posting(CorrectionPreview preview) {
    String amount = money(preview.amount());
    if (preview.request().madeAtProvider() != null) {
      return amount
          + " has left our cash at the provider and is booked as a refund. Nothing more is"
          + " refunded.";
    }
    return switch (preview.request().kind()) {
      case CARD_REFUND -> amount + " leaves our cash at the provider and is booked as a refund.";
      case CREDIT_REFUND -> amount + " is booked as a refund and owed to the customer as credit.";
      case GOODWILL -> amount + " is booked as goodwill and owed to the customer as credit.";
      case WRITE_OFF -> amount + " is no longer owed by the customer and is booked as a write-off.";
    };
  }

  /** What the customer will read. */
  static String notice(CorrectionPreview preview) {
    String amount = money(preview.amount());
    return switch (preview.request().kind()) {
      case CARD_REFUND -> {
        String lastFour = preview.lastFour();
        yield lastFour == null || lastFour.isEmpty()
            ? "We refunded %s to your card.".formatted(amount)
            : "We refunded %s to your card ending in %s.".formatted(amount, lastFour);
      }
      case CREDIT_REFUND, GOODWILL -> "We added a credit of %s to your account.".formatted(amount);
      case WRITE_OFF -> "You no longer need to pay %s.".formatted(amount);
    };
  }

  /** What a correction is, for example "Refund to card". */
  static String kind(CorrectionKind kind) {
    return switch (kind) {
      case CARD_REFUND -> "Refund to card";
      case CREDIT_REFUND -> "Refund as credit";
      case GOODWILL -> "Goodwill credit";
      case WRITE_OFF -> "Write-off";
    };
  }

  static Badge state(CorrectionState state) {
    return switch (state) {
      case ASKED -> Badge.waiting("Needs confirmation");
      case REQUESTED, UNKNOWN -> Badge.running("Waiting for the provider");
      case DONE -> Badge.done("Done");
      case REFUSED -> Badge.stuck("Refused");
      case DECLINED -> Badge.silent("Declined");
    };
  }

  /** What has become of it, in a sentence or two. */
  static String result(Correction correction) {
    String what = "%s of %s".formatted(kind(correction.kind()), money(correction.amount()));
    return switch (correction.state()) {
      case ASKED -> what + " requested. A second person must confirm it.";
      case REQUESTED, UNKNOWN ->
          what + " requested. The provider has not confirmed it yet; billing keeps asking.";
      case DONE -> what + " done.";
      case REFUSED -> "%s was refused: %s".formatted(what, correction.words());
      case DECLINED -> what + " declined.";
    };
  }

  static String money(Money amount) {
    return Formats.money(amount.minor(), amount.currency());
  }
}
