package com.sysopsquad.billing.correction;

import static com.sysopsquad.billing.correction.CorrectionKind.CARD_REFUND;
import static com.sysopsquad.billing.correction.CorrectionKind.CREDIT_REFUND;
import static com.sysopsquad.billing.correction.CorrectionKind.GOODWILL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.hold.BillingOnHold;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.billing.ledger.Balance;
import com.sysopsquad.billing.ledger.LedgerAccount;
import com.sysopsquad.billing.ledger.Statements;
import com.sysopsquad.flows.correction.CorrectionMade;
import com.sysopsquad.flows.pricing.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Payments are given back, to the card or as credit. */
class RefundsIntegrationTests extends RefundedBills {

  @Test
  void aRefundToTheCardIsMadeByTheProviderAndPostedOnce() {
    Correction refund = desk.make(desk.refund(CARD_REFUND, 1200), "key-1");

    assertThat(refund.state()).isEqualTo(CorrectionState.DONE);
    assertThat(refund.providerRefund()).isEqualTo("re_" + refund.id());
    assertThat(desk.provider.refundCalls())
        .containsExactly("refund/%s/%s".formatted(refund.charge(), refund.id()));
    assertThat(desk.postings()).containsExactly("CARD_REFUND 1 REFUND<CASH 1200 USD");
    assertThat(desk.billing.get(Statements.class).balances(desk.customer()))
        .contains(new Balance("USD", LedgerAccount.CASH, 800));
  }

  @Test
  void theCustomerHearsOfARefundOnceItIsDone() {
    desk.provider.losesAnswers();
    Correction refund = desk.make(desk.refund(CARD_REFUND, 1200), "key-1");
    assertThat(desk.billing.sent().corrections()).isEmpty();

    desk.provider.recovers();
    desk.collect();
    desk.collect();

    assertThat(desk.billing.sent().corrections())
        .containsExactly(
            new CorrectionMade(
                refund.id(),
                desk.customer(),
                "CARD_REFUND",
                1200,
                "USD",
                "4242",
                desk.clock.instant(),
                desk.plan(),
                LocalDate.of(2026, 11, 15)));
  }

  @Test
  void aRefundAsCreditIsOwedToTheCustomerAndTheProviderIsNotCalled() {
    Correction refund = desk.make(desk.refund(CREDIT_REFUND, 1200), "key-1");

    assertThat(refund.state()).isEqualTo(CorrectionState.DONE);
    assertThat(desk.provider.refundCalls()).isEmpty();
    assertThat(desk.postings()).containsExactly("CREDIT_REFUND 1 REFUND<CREDIT 1200 USD");
    assertThat(desk.billing.get(Statements.class).balances(desk.customer()))
        .contains(new Balance("USD", LedgerAccount.CREDIT, -1200));
  }

  @Test
  void withoutAnAmountAllThatIsLeftIsRefunded() {
    desk.make(desk.refund(CREDIT_REFUND, 1200), "key-1");

    Correction rest =
        desk.make(new CorrectionRequest(CARD_REFUND, desk.customer(), desk.bill, null), "key-2");

    assertThat(rest.amount()).isEqualTo(new Money(800, "USD"));
    assertThat(desk.refundedMinor()).isEqualTo(2000);
    assertThatThrownBy(() -> desk.make(desk.refund(CREDIT_REFUND, 1), "key-3"))
        .isInstanceOf(CorrectionRefused.class)
        .hasMessage("Bill %d is already fully refunded.".formatted(desk.bill));
  }

  @Test
  void partsNeverExceedTheWhole() {
    desk.make(desk.refund(CREDIT_REFUND, 1200), "key-1");

    assertThatThrownBy(() -> desk.make(desk.refund(CARD_REFUND, 801), "key-2"))
        .isInstanceOf(CorrectionRefused.class)
        .hasMessage("At most 8.00 USD of bill %d can be refunded.".formatted(desk.bill));
    assertThat(desk.corrections()).containsExactly("CREDIT_REFUND 1200 USD DONE");
  }

  /** Whatever a program does. */
  @Test
  void theDatabaseItselfRefusesMoreThanTheWhole() {
    desk.make(desk.refund(CREDIT_REFUND, 1200), "key-1");

    assertThatThrownBy(() -> addAsked("CREDIT_REFUND", 801, "USD"))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("refunded_not_more_than_charged");
    assertThatThrownBy(() -> addAsked("CREDIT_REFUND", 1, "EUR"))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("has no payment in EUR");
    assertThatThrownBy(
            () ->
                desk.billing
                    .jdbc()
                    .sql("update billing.refunded_charge set refunded_minor = 0")
                    .update())
        .hasStackTraceContaining("permission denied");
  }

  @Test
  void aCorrectionCannotBeChangedOrReopened() {
    desk.make(desk.refund(CREDIT_REFUND, 1200), "key-1");

    assertThatThrownBy(
            () ->
                desk.billing
                    .jdbc()
                    .sql(
                        """
                        update billing.correction
                           set state = 'ASKED', posting_id = null, settled_at = null
                        """)
                    .update())
        .hasMessageContaining("has ended");
    assertThatThrownBy(() -> desk.billing.jdbc().sql("delete from billing.correction").update())
        .hasStackTraceContaining("permission denied");
  }

  @Test
  void manyClerksAtOnceNeverRefundMoreThanWasPaid() throws Exception {
    List<String> results =
        atOnce(clerk -> desk.make(desk.refund(CARD_REFUND, 700), "key-" + clerk).state().name());

    assertThat(results.stream().filter("DONE"::equals)).hasSize(2);
    assertThat(results.stream().filter(each -> each.startsWith("At most 6.00 USD"))).hasSize(6);
    assertThat(desk.provider.refundedMinor()).isEqualTo(1400);
    assertThat(desk.postings())
        .containsExactlyInAnyOrder(
            "CARD_REFUND 1 REFUND<CASH 700 USD", "CARD_REFUND 2 REFUND<CASH 700 USD");
  }

  @Test
  void partsThatOnePersonGivesACustomerWithinADayNeedASecondPersonTogether() {
    assertThat(desk.make(desk.goodwill(1000), "key-1").state()).isEqualTo(CorrectionState.DONE);

    assertThat(desk.make(desk.goodwill(501), "key-2").state()).isEqualTo(CorrectionState.ASKED);
    assertThat(desk.making.preview(desk.goodwill(501), "clerk").needsSecond()).isTrue();
    assertThat(desk.making.make(desk.goodwill(501), "key-3", "olive", "Outage").state())
        .isEqualTo(CorrectionState.DONE);
    desk.clock.advance(Duration.ofHours(25));
    assertThat(desk.make(desk.goodwill(1500), "key-4").state()).isEqualTo(CorrectionState.DONE);
  }

  @Test
  void partsAtOnceAreNotMoreThanTheLimit() throws Exception {
    List<String> results =
        atOnce(click -> desk.make(desk.goodwill(700), "key-" + click).state().name());

    assertThat(results.stream().filter("DONE"::equals)).hasSize(2);
    assertThat(results.stream().filter("ASKED"::equals)).hasSize(6);
  }

  @Test
  void aCreditInACurrencyThatTheCustomerIsNotBilledInIsRefused() {
    CorrectionRequest yen =
        new CorrectionRequest(GOODWILL, desk.customer(), null, new Money(12, "JPY"));

    assertThatThrownBy(() -> desk.make(yen, "key-1"))
        .isInstanceOf(CorrectionRefused.class)
        .hasMessage("This customer's bills are in USD, not in JPY.");
  }

  @Test
  void clicksAtOnceWithOneKeyAreOneCorrection() throws Exception {
    List<String> results =
        atOnce(_ -> desk.make(desk.refund(CARD_REFUND, 1500), "key-1").id().toString());

    assertThat(results.stream().distinct()).hasSize(1);
    assertThat(desk.provider.refundedMinor()).isEqualTo(1500);
    assertThat(desk.postings()).hasSize(1);
  }

  @Test
  void creditsAtOnceWithOneKeyAreOneCorrectionOrRefused() throws Exception {
    atOnce(_ -> desk.make(desk.goodwill(500), "key-1").id().toString());

    assertThat(desk.postings()).containsExactly("GOODWILL 1 GOODWILL<CREDIT 500 USD");
    assertThat(desk.corrections()).containsExactly("GOODWILL 500 USD DONE");
  }

  @Test
  void aKeyIsForOneCorrectionOnly() {
    Correction first = desk.make(desk.refund(CARD_REFUND, 500), "key-1");

    assertThat(desk.make(desk.refund(CARD_REFUND, 500), "key-1")).isEqualTo(first);
    assertThatThrownBy(() -> desk.make(desk.refund(CARD_REFUND, 501), "key-1"))
        .isInstanceOf(CorrectionRefused.class)
        .hasMessage("This key was already used for a different correction.");
    assertThatThrownBy(() -> desk.make(desk.goodwill(500), "key-1"))
        .isInstanceOf(CorrectionRefused.class);
  }

  /** A restore undoes the correction and not what its customer was told. */
  @Test
  void theIdOfACorrectionFollowsFromItsKeyAndFromWhatIsAskedFor() {
    CorrectionRequest request = desk.goodwill(500);

    UUID made = desk.make(request, "key-1").id();

    assertThat(made).isEqualTo(MakingCorrections.id(request, new Money(500, "USD"), "key-1"));
    assertThat(desk.make(request, "key-2").id()).isNotEqualTo(made);
    assertThat(MakingCorrections.id(desk.goodwill(501), new Money(501, "USD"), "key-1"))
        .isNotEqualTo(made);
  }

  @Test
  void whatTheProviderRefusesIsNotPostedAndCanBeRefundedOtherwise() {
    desk.provider.refusesRefunds("Your balance is too low.");

    Correction refused = desk.make(desk.refund(CARD_REFUND, 2000), "key-1");
    desk.making.confirm(refused.id(), "boss");

    assertThat(desk.billing.get(Corrections.class).get(refused.id()).words())
        .isEqualTo("Your balance is too low.");
    assertThat(desk.corrections()).containsExactly("CARD_REFUND 2000 USD REFUSED");
    assertThat(desk.postings()).isEmpty();
    assertThat(desk.make(desk.refund(CREDIT_REFUND, 1500), "key-2").state())
        .isEqualTo(CorrectionState.DONE);
  }

  @Test
  void whatAPersonIsToldAtOnceIsNoAlert() {
    desk.provider.refusesRefunds("Your balance is too low.");

    desk.make(desk.refund(CARD_REFUND, 700), "key-1");

    assertThat(desk.corrections()).containsExactly("CARD_REFUND 700 USD REFUSED");
    assertThat(desk.openAlerts()).isEmpty();
  }

  @Test
  void whatIsRefusedAfterItsPersonHasLeftIsAnAlert() {
    desk.provider.goesDown();
    desk.make(desk.refund(CARD_REFUND, 700), "key-1");
    desk.provider.recovers();
    desk.provider.refusesRefunds("Your balance is too low.");

    desk.settling.settle();

    assertThat(desk.openAlerts())
        .containsExactly(
            "REFUND_REFUSED: The refund of 7.00 USD was not made: Your balance is too low.");
  }

  @Test
  void overTheLimitASecondPersonConfirms() {
    Correction asked = desk.make(desk.refund(CARD_REFUND, 1501), "key-1");
    assertThat(asked.state()).isEqualTo(CorrectionState.ASKED);
    assertThat(desk.postings()).isEmpty();
    assertThat(desk.provider.refundCalls()).isEmpty();
    assertThat(desk.refundedMinor()).isEqualTo(1501);

    assertThatThrownBy(() -> desk.making.confirm(asked.id(), "clerk"))
        .isInstanceOf(CorrectionRefused.class)
        .hasMessage("A different person must confirm this correction.");
    Correction confirmed = desk.making.confirm(asked.id(), "boss");

    assertThat(confirmed.state()).isEqualTo(CorrectionState.DONE);
    assertThat(confirmed.decidedBy()).isEqualTo("boss");
    assertThat(desk.making.confirm(asked.id(), "boss")).isEqualTo(confirmed);
    assertThatThrownBy(() -> desk.making.decline(asked.id(), "other", "No"))
        .isInstanceOf(CorrectionRefused.class)
        .hasMessage("boss has already decided on this correction.");
    assertThat(desk.postings()).hasSize(1);
    assertThat(desk.provider.refundCalls()).hasSize(1);
  }

  @Test
  void whatIsDeclinedChangesNothingAndFreesItsAmount() {
    Correction asked = desk.make(desk.refund(CREDIT_REFUND, 2000), "key-1");

    assertThat(desk.making.decline(asked.id(), "clerk", "Wrong customer").words())
        .isEqualTo("Wrong customer");

    assertThat(desk.refundedMinor()).isZero();
    assertThat(desk.postings()).isEmpty();
    assertThatThrownBy(() -> desk.making.confirm(asked.id(), "boss"))
        .isInstanceOf(CorrectionRefused.class);
  }

  @Test
  void confirmationsAtOnceCarryItOutOnce() throws Exception {
    UUID asked = desk.make(desk.refund(CARD_REFUND, 2000), "key-1").id();

    atOnce(clerk -> desk.making.confirm(asked, "boss-" + clerk).state().name());

    assertThat(desk.postings()).hasSize(1);
    assertThat(desk.provider.refundedMinor()).isEqualTo(2000);
  }

  @Test
  void aPreviewSaysWhatIsLeftAndChangesNothing() {
    CorrectionPreview preview = desk.making.preview(desk.refund(CARD_REFUND, 1600), "clerk");

    assertThat(preview.lastFour()).isEqualTo("4242");
    assertThat(preview.left()).isEqualTo(new Money(400, "USD"));
    assertThat(preview.needsSecond()).isTrue();
    assertThat(desk.corrections()).isEmpty();
  }

  @Test
  void whatDoesNotFitIsRefusedInPlainWords() {
    UUID customer = desk.customer();
    assertRefused(desk.refund(CARD_REFUND, 0), "Enter an amount above zero.");
    assertRefused(desk.refund(CARD_REFUND, -5), "Enter an amount above zero.");
    assertRefused(
        new CorrectionRequest(CARD_REFUND, customer, desk.bill, new Money(5, "EUR")),
        "Bill %d is in USD, not in EUR.".formatted(desk.bill));
    assertRefused(
        desk.refund(CARD_REFUND, Long.MAX_VALUE),
        "At most 20.00 USD of bill %d can be refunded.".formatted(desk.bill));
    assertRefused(
        new CorrectionRequest(CARD_REFUND, customer, null, null), "Enter the number of the bill.");
    assertRefused(
        desk.writeOff(null), "Bill %d is paid. A payment can be refunded.".formatted(desk.bill));
    assertRefused(
        new CorrectionRequest(CorrectionKind.GOODWILL, customer, null, null),
        "Enter an amount and its currency.");
    UUID other = desk.population.customer("TX").id();
    assertThatThrownBy(
            () -> desk.make(new CorrectionRequest(CARD_REFUND, other, desk.bill, null), "key"))
        .isInstanceOf(NothingToCorrect.class)
        .hasMessage("This customer has no bill %d.".formatted(desk.bill));
    assertThatThrownBy(
            () ->
                desk.make(
                    new CorrectionRequest(CARD_REFUND, UUID.randomUUID(), desk.bill, null), "key"))
        .isInstanceOf(NothingToCorrect.class);
    assertThat(desk.corrections()).isEmpty();
  }

  @Test
  void nothingIsCorrectedWhileBillingIsOnHold() {
    desk.billing.get(HoldingBilling.class).begin("boss", "A restore");

    assertThatThrownBy(() -> desk.make(desk.refund(CARD_REFUND, 500), "key-1"))
        .isInstanceOf(CorrectionRefused.class)
        .hasMessageContaining("hold");
    assertThat(desk.corrections()).isEmpty();
  }

  /** Tried: a hold that begins after the refund was stored, and while others are sent again. */
  @Test
  void aRefundThatWasStoredBeforeAHoldIsNotSentDuringIt() {
    HoldingBilling holding = desk.billing.get(HoldingBilling.class);
    desk.provider.whileItIsAsked(() -> holding.begin("boss", "A restore"));

    Correction stored = desk.make(desk.refund(CARD_REFUND, 500), "key-1");
    holding.release("boss", "All is right");

    assertThatThrownBy(desk.settling::settle).isInstanceOf(BillingOnHold.class);
    assertThat(stored.state()).isEqualTo(CorrectionState.REQUESTED);
    assertThat(desk.provider.refundCalls()).isEmpty();

    desk.provider.whileItIsAsked(() -> {});
    holding.release("boss", "All is right");
    desk.settling.settle();

    assertThat(desk.corrections()).containsExactly("CARD_REFUND 500 USD DONE");
    assertThat(desk.provider.refundCalls()).hasSize(1);
  }

  private void addAsked(String kind, long minor, String currency) {
    desk.billing
        .jdbc()
        .sql(
            """
            insert into billing.correction (id, key, kind, customer_id, bill_id, number,
                   amount_minor, currency, reason, actor, made_at, needs_second, state)
            values (gen_random_uuid(), 'other', ?, ?, ?, 7, ?, ?, 'Why', 'clerk', now(), true,
                    'ASKED')
            """)
        .params(kind, desk.customer(), desk.bill, minor, currency)
        .update();
  }
}
