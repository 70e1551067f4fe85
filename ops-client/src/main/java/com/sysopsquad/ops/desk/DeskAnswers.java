package com.sysopsquad.ops.desk;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.terminal.Formats;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON of the billing desk, as far as this client reads it. */
final class DeskAnswers {

  private DeskAnswers() {}

  /** An amount in a readable form; a dash if there is none. */
  static String money(@Nullable Long minor, @Nullable String currency) {
    return minor == null || currency == null ? "-" : Formats.money(minor, currency);
  }

  /** A state in words, for example "soft decline". */
  static String word(String state) {
    return Formats.bare(state.toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  record Alerts(List<Alert> items, @Nullable String next, Map<String, Long> counts) {}

  record Alert(
      String id,
      String title,
      String text,
      String wayOut,
      boolean open,
      @Nullable OffsetDateTime raisedAt,
      @Nullable String owner,
      @Nullable OffsetDateTime closedAt,
      @Nullable String closedBy,
      @Nullable String closeReason,
      @Nullable String told,
      @Nullable String charge,
      @Nullable String customerId,
      @Nullable String customer,
      @Nullable Long bill,
      @Nullable String contract,
      @Nullable String reference,
      @Nullable Long minor,
      @Nullable String currency,
      @Nullable List<Event> events) {}

  record Event(
      @Nullable OffsetDateTime at,
      String actor,
      String action,
      @Nullable String receiver,
      @Nullable String words) {}

  record CorrectionPreview(
      long minor,
      String currency,
      String posting,
      String notice,
      boolean secondPerson,
      @Nullable Long leftMinor) {}

  record Correction(
      String id,
      String kind,
      String state,
      @Nullable Long bill,
      long minor,
      String currency,
      String reason,
      String actor,
      @Nullable String decidedBy,
      String text) {

    boolean isAsked() {
      return state.equals("ASKED");
    }

    int exitCode() {
      return switch (state) {
        case "ASKED" -> ExitCodes.WAITS_FOR_SECOND_PERSON;
        case "REFUSED" -> ExitCodes.REFUSED;
        default -> ExitCodes.OK;
      };
    }
  }

  record Accounts(List<Hit> items, boolean more) {}

  record Hit(
      String customerId,
      String name,
      String email,
      String street,
      String city,
      String state,
      String postalCode,
      String foundBy) {}

  record Account(
      String customerId,
      String name,
      String email,
      String street,
      String city,
      String state,
      String postalCode,
      Map<String, Long> unpaid,
      List<Plan> plans,
      List<Card> cards,
      List<Bill> bills,
      @Nullable Long older,
      List<Notice> alerts) {}

  record Plan(
      String planId,
      String contract,
      LocalDate startsOn,
      @Nullable LocalDate endsOn,
      @Nullable LocalDate nextStart,
      @Nullable Long nextMinor,
      @Nullable String nextCurrency,
      @Nullable String nextProblem) {}

  record Card(
      String state,
      @Nullable String brand,
      @Nullable String lastFour,
      @Nullable LocalDate expiresOn,
      boolean isDefault,
      boolean declinedForGood) {}

  record Bill(
      long bill,
      String state,
      String reason,
      String contract,
      LocalDate periodStart,
      @Nullable Long totalMinor,
      @Nullable String currency,
      @Nullable String invoice,
      List<Attempt> attempts) {}

  record Attempt(
      int number,
      String state,
      @Nullable String brand,
      @Nullable String lastFour,
      @Nullable String code,
      @Nullable String message,
      @Nullable String reference,
      @Nullable OffsetDateTime attemptedAt) {}

  record Notice(
      String id,
      String title,
      String text,
      boolean open,
      @Nullable String owner,
      @Nullable String told,
      @Nullable OffsetDateTime raisedAt) {}

  record ParkedBills(List<ParkedBill> items, @Nullable Long next) {}

  record ParkedBill(
      long bill,
      String cause,
      String reason,
      String customer,
      String contract,
      LocalDate periodStart,
      @Nullable Long minor,
      @Nullable String currency,
      @Nullable String decision,
      @Nullable String decidedBy) {}

  record Step(
      long bill,
      @Nullable String customer,
      boolean possible,
      String what,
      @Nullable Long minor,
      @Nullable String currency) {}

  record Outcome(List<Long> done, Map<Long, String> left, String text) {}

  /** What a customer owes and has paid. */
  record Ledger(List<Balance> balances, List<Posting> postings, @Nullable Long next) {}

  /** Minor units: debits minus credits. */
  record Balance(String currency, String account, long minor) {}

  record Posting(
      long id,
      String day,
      String currency,
      String debit,
      String credit,
      long amountMinor,
      String cause,
      @Nullable Long bill,
      @Nullable String reference,
      @Nullable Long corrects,
      long owedMinor) {

    /** What it is for, such as "payment, bill 7" or "bill changed, bill 7, reverses 12". */
    String words() {
      String what = cause.toLowerCase(Locale.ROOT).replace('_', ' ');
      String on = bill == null ? String.valueOf(reference) : "bill " + bill;
      return (what.equals("bill") ? on : what + ", " + on)
          + (corrects == null ? "" : ", reverses " + corrects);
    }
  }

  /** Whether billing is on hold, and what that means. */
  record Hold(boolean onHold, String text) {}
}
