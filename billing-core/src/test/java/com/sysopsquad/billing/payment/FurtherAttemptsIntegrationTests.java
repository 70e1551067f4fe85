package com.sysopsquad.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.Population;
import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.bill.run.RunProgress;
import com.sysopsquad.billing.provider.ScriptedProvider;
import com.sysopsquad.billing.reconciliation.ReconcilingRuns;
import com.sysopsquad.flows.invoice.InvoiceIssued;
import com.sysopsquad.flows.paymentproblem.PaymentProblem;
import com.sysopsquad.platform.SettableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FurtherAttemptsIntegrationTests {

  private static final RunKey NOVEMBER = RunKey.ofDay(LocalDate.of(2026, 11, 30));
  private static final WriteFence NOBODY_ELSE = () -> {};

  private final SettableClock clock = new SettableClock("2026-11-01T12:00:00Z");
  private final ScriptedProvider provider = new ScriptedProvider(clock);
  private final BillingInTest billing = BillingInTest.with(clock, provider, Map.of());
  private final Population population = new Population(billing.jdbc());
  private Population.Customer ada;

  @BeforeEach
  void choosePlan() {
    ada = population.customer("TX").with("HOME", "2026-11-15");
  }

  @AfterEach
  void close() {
    billing.close();
  }

  @Test
  void aDeclinedBillIsPaidOnceWithANewCard() {
    card("pm_soft", 1);
    charge();

    card("pm_good", 2);
    assertThat(tryAgain()).isEqualTo(1);
    assertThat(tryAgain()).isZero();

    assertThat(attempts()).containsExactly("1 SOFT_DECLINE", "2 APPROVED");
    assertThat(provider.charged()).isEqualTo(1);
    assertThat(billing.sent().invoices())
        .singleElement()
        .satisfies(invoice -> assertThat(invoice.totalMinor()).isEqualTo(2125));
    assertThat(billing.sent().invoices())
        .extracting(InvoiceIssued::cardLastFour)
        .containsExactly("0002");
    assertThat(billing.count("select count(*) from billing.alert where closed_at is null"))
        .isZero();
    assertThat(billing.get(BillingRuns.class).progress(NOVEMBER))
        .isEqualTo(new RunProgress(1, 1, 0, 0, 0, 0, 0));
    assertThat(billing.get(ReconcilingRuns.class).reconcile(NOVEMBER).agrees()).isTrue();
  }

  @Test
  void aBillWithoutACardIsPaidOnceThereIsOne() {
    charge();

    card("pm_good", 1);
    tryAgain();

    assertThat(attempts()).containsExactly("1 NOT_SENT", "2 APPROVED");
  }

  @Test
  void aBillThatItsBankWantsConfirmedIsPaidWithAnotherCardOrTheSameHandedInAgain() {
    card("pm_action", 1);
    charge();
    assertThat(tryAgain()).isZero();

    card("pm_action", 1);
    assertThat(tryAgain()).isEqualTo(1);
    card("pm_good", 2);
    assertThat(tryAgain()).isEqualTo(1);

    assertThat(attempts()).containsExactly("1 CUSTOMER_ACTION", "2 CUSTOMER_ACTION", "3 APPROVED");
    assertThat(provider.charged()).isEqualTo(1);
  }

  @Test
  void eachFurtherFailureIsReportedUnderAnIdOfItsOwn() {
    card("pm_action", 1);
    charge();

    card("pm_action", 1);
    tryAgain();
    card("pm_action", 2);
    tryAgain();

    assertThat(billing.sent().problems())
        .hasSize(3)
        .extracting(PaymentProblem::problemId)
        .doesNotHaveDuplicates();
  }

  @Test
  void withoutANewCardNothingIsTried() {
    card("pm_soft", 1);
    charge();
    clock.advance(Duration.ofDays(2));

    assertThat(tryAgain()).isZero();

    assertThat(provider.calls()).hasSize(1);
  }

  @Test
  void aTemporaryDeclineIsTriedAgainByItselfOnDaysFourNineAndSixteen() {
    card("pm_soft", 1);
    charge();

    List<Integer> days = new ArrayList<>();
    for (int day = 2; day <= 60; day++) {
      clock.advance(Duration.ofDays(1));
      if (tryAgain() == 1) {
        days.add(day);
      }
      assertThat(tryAgain()).isZero();
    }

    assertThat(days).containsExactly(4, 9, 16);
    assertThat(attempts())
        .containsExactly("1 SOFT_DECLINE", "2 SOFT_DECLINE", "3 SOFT_DECLINE", "4 SOFT_DECLINE");
  }

  @Test
  void moneyThatComesLaterIsTakenByTheRetryOnce() {
    UUID card = card("pm_soft", 1);
    charge();
    set(card, "provider_method = 'pm_good'");

    clock.advance(Duration.ofDays(3));
    assertThat(tryAgain()).isEqualTo(1);
    clock.advance(Duration.ofDays(20));
    assertThat(tryAgain()).isZero();

    assertThat(attempts()).containsExactly("1 SOFT_DECLINE", "2 APPROVED");
    assertThat(provider.charged()).isEqualTo(1);
  }

  /** Nobody expects a debt of long ago to be taken without a word. */
  @Test
  void aDeclineOfLongAgoIsNotTriedAgainByItself() {
    card("pm_soft", 1);
    charge();
    clock.advance(Duration.ofDays(29));

    assertThat(tryAgain()).isZero();
  }

  @Test
  void retriesCanBeSwitchedOff() {
    card("pm_soft", 1);
    charge();
    clock.advance(Duration.ofDays(3));

    try (BillingInTest without =
        billing.besides(
            clock, new ScriptedProvider(clock), Map.of("sysops.charging.retry-after-days", ""))) {
      assertThat(without.get(OpeningFurtherAttempts.class).open(NOBODY_ELSE)).isZero();
    }
    assertThat(open()).isEqualTo(1);
  }

  @Test
  void whatIsNotOwedAnymoreIsNotTriedAgainByItself() {
    card("pm_soft", 1);
    charge();
    ada.cancels("2026-11-15");
    clock.advance(Duration.ofDays(3));

    assertThat(tryAgain()).isZero();

    assertThat(billing.count("select count(*) from billing.bill where voided is not null"))
        .isEqualTo(1);
  }

  @Test
  void whatIsWrittenOffIsNotTriedAgainByItself() {
    card("pm_soft", 1);
    charge();
    billing.jdbc().sql("update billing.bill set written_off_at = now()").update();
    clock.advance(Duration.ofDays(3));

    assertThat(tryAgain()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pm_hard", "pm_action"})
  void anyOtherDeclineIsNotTriedAgainByItself(String card) {
    card(card, 1);
    charge();
    clock.advance(Duration.ofDays(4));

    assertThat(tryAgain()).isZero();
  }

  @Test
  void aNumberThatWasDeclinedForGoodIsNeverTriedAgainAndAnotherOneIs() {
    card("pm_hard", 1);
    charge();

    card("pm_good", 1);
    assertThat(tryAgain()).isZero();
    card("pm_good", 2);
    assertThat(tryAgain()).isEqualTo(1);

    assertThat(attempts()).containsExactly("1 HARD_DECLINE", "2 APPROVED");
  }

  @Test
  void aNumberThatWasDeclinedForGoodIsNotChargedInTheNextMonthEither() {
    card("pm_hard", 1);
    charge();

    BillingRun december =
        billing.get(OpeningBillingRuns.class).open(RunKey.ofDay(LocalDate.of(2026, 12, 31)), 1);
    try (ChargingSession session =
        billing.get(ChargingBills.class).begin(december, 0, NOBODY_ELSE)) {
      assertThat(session.settleNext()).isEqualTo(1);
    }

    assertThat(attempts()).containsExactly("1 HARD_DECLINE", "1 NOT_SENT");
    assertThat(provider.calls()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"2026-10-31, NOT_SENT", "2026-11-01, APPROVED", "2026-11-30, APPROVED"})
  void aCardThatHasExpiredIsNotSent(String lastDay, String state) {
    card("pm_good", 1);
    billing.jdbc().sql("update billing.card set expires_on = ?::date").param(lastDay).update();

    charge();

    assertThat(attempts()).containsExactly("1 " + state);
  }

  @Test
  void whatMayHaveBeenChargedIsNotTriedWithAnotherCard() {
    card("pm_unknown", 1);
    charge();
    card("pm_good", 2);

    assertThat(open()).isZero();
    billing.get(ResolvingOpenPayments.class).resolve(NOBODY_ELSE);

    assertThat(attempts()).containsExactly("1 UNKNOWN");
    assertThat(provider.charged()).isZero();
  }

  @Test
  void whatIsPaidOrPendingIsNotTried() {
    card("pm_good", 1);
    ada = population.customer("TX").with("HOME", "2026-11-15");
    card("pm_pending", 1);
    charge();
    billing
        .jdbc()
        .sql("update billing.default_card set registered_at = :now")
        .param("now", clock.instant().plusSeconds(60).atOffset(ZoneOffset.UTC))
        .update();

    assertThat(open()).isZero();
  }

  @Test
  void aSecondDeclineIsToldAgain() {
    card("pm_soft", 1);
    charge();
    card("pm_hard", 2);
    tryAgain();

    assertThat(attempts()).containsExactly("1 SOFT_DECLINE", "2 HARD_DECLINE");
    assertThat(billing.sent().problems()).hasSize(2).doesNotHaveDuplicates();
    assertThat(billing.count("select count(*) from billing.alert where closed_at is null"))
        .isEqualTo(1);
  }

  @Test
  void theSameCardHandedInAgainIsTriedFourTimesWithinFourWeeks() {
    card("pm_soft", 1);
    charge();

    for (int i = 0; i < 6; i++) {
      card("pm_soft", 1);
      tryAgain();
    }
    assertThat(attempts()).hasSize(4);

    clock.advance(Duration.ofDays(29));
    card("pm_soft", 1);
    tryAgain();
    assertThat(attempts()).hasSize(5);
  }

  @Test
  void aRemovedOrExpiredCardIsNotTried() {
    card("pm_soft", 1);
    charge();
    UUID card = card("pm_good", 2);

    set(card, "expires_on = '2026-10-31'");
    assertThat(open()).isZero();
    set(card, "expires_on = '2030-10-31', state = 'REMOVED', sealed_number = null");
    assertThat(open()).isZero();
  }

  private void set(UUID card, String what) {
    billing.jdbc().sql("update billing.card set " + what + " where id = ?").param(card).update();
  }

  @Test
  void aCrashAfterItWasWrittenDownCostsNothing() {
    card("pm_soft", 1);
    charge();
    card("pm_good", 2);

    assertThat(open()).isEqualTo(1);
    assertThat(open()).isZero();
    provider.losesAnswers();
    billing.get(ChargingFurtherAttempts.class).charge(NOBODY_ELSE);
    assertThat(attempts()).containsExactly("1 SOFT_DECLINE", "2 UNKNOWN");
    provider.recovers();
    tryAgain();

    assertThat(attempts()).containsExactly("1 SOFT_DECLINE", "2 APPROVED");
    assertThat(provider.charged()).isEqualTo(1);
    assertThat(billing.sent().invoices()).hasSize(1);
  }

  @Test
  void aFirstAttemptWhoseAnswerWasLostIsLeftToThoseWhoResolve() {
    card("pm_unknown", 1);
    charge();

    assertThat(billing.get(ChargingFurtherAttempts.class).charge(NOBODY_ELSE))
        .isEqualTo(Resolution.NONE);

    assertThat(billing.get(ResolvingOpenPayments.class).resolve(NOBODY_ELSE).open()).isEqualTo(1);
  }

  @Test
  void aFurtherAttemptWhoseAnswerWasLostIsFoundOutByThoseWhoResolveToo() {
    card("pm_soft", 1);
    charge();
    card("pm_good", 2);
    open();
    provider.losesAnswers();
    billing.get(ChargingFurtherAttempts.class).charge(NOBODY_ELSE);
    provider.recovers();

    assertThat(billing.get(ResolvingOpenPayments.class).resolve(NOBODY_ELSE).paid()).isEqualTo(1);

    assertThat(attempts()).containsExactly("1 SOFT_DECLINE", "2 APPROVED");
    assertThat(provider.charged()).isEqualTo(1);
  }

  private void charge() {
    BillingRun run = billing.get(OpeningBillingRuns.class).open(NOVEMBER, 1);
    try (ChargingSession session = billing.get(ChargingBills.class).begin(run, 0, () -> {})) {
      while (session.settleNext() > 0) {
        // The next batch.
      }
    }
  }

  private long open() {
    return billing.get(OpeningFurtherAttempts.class).open(NOBODY_ELSE);
  }

  private long tryAgain() {
    long opened = open();
    billing.get(ChargingFurtherAttempts.class).charge(NOBODY_ELSE);
    return opened;
  }

  /** A card that was verified just now and pays; the same number has the same fingerprint. */
  private UUID card(String token, int number) {
    clock.advance(Duration.ofMinutes(1));
    UUID id = UUID.randomUUID();
    billing
        .jdbc()
        .sql(
            """
            with card as (
              insert into billing.card (id, customer_id, state, brand, last_four, expires_on,
                     provider_customer, provider_method, fingerprint, sealed_number, registered_at)
              values (:id, :customer, 'VERIFIED', 'visa', lpad(:number, 4, '0'), '2030-12-31',
                      'cus', :token, convert_to(:number, 'UTF8'), '', :now)
              returning id, customer_id, registered_at)
            insert into billing.default_card (customer_id, card_id, registered_at)
            select customer_id, id, registered_at from card
                on conflict (customer_id) do update
               set card_id = excluded.card_id, registered_at = excluded.registered_at
            """)
        .param("id", id)
        .param("customer", ada.id())
        .param("number", String.valueOf(number))
        .param("token", token)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    clock.advance(Duration.ofMinutes(1));
    return id;
  }

  private List<String> attempts() {
    return billing
        .jdbc()
        .sql(
            """
            select p.attempt || ' ' || p.state from billing.payment_attempt p
              join billing.bill b on b.id = p.bill_id
             where b.customer_id = ? order by p.attempt
            """)
        .param(ada.id())
        .query(String.class)
        .list();
  }
}
