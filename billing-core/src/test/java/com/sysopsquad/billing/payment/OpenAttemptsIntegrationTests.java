package com.sysopsquad.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.Population;
import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.hold.BillingOnHold;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.billing.provider.ScriptedProvider;
import com.sysopsquad.platform.SettableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Open attempts that the provider does not know: it has not received them, a hold begins while it
 * is asked, or a clock was ahead when they were made. Tried: ahead by two hours and by forty days.
 */
class OpenAttemptsIntegrationTests {

  private static final RunKey NOVEMBER = RunKey.ofDay(LocalDate.of(2026, 11, 30));
  private static final WriteFence NOBODY_ELSE = () -> {};

  private final SettableClock clock = new SettableClock("2026-11-30T03:00:00Z");
  private final ScriptedProvider provider = new ScriptedProvider(clock);
  private final BillingInTest billing = BillingInTest.with(clock, provider, Map.of());
  private final HoldingBilling holding = billing.get(HoldingBilling.class);

  @BeforeEach
  void billACustomer() {
    new Population(billing.jdbc()).customer("OR").with("HOME", "2026-11-15").withCard("pm_good");
    billing.get(OpeningBillingRuns.class).open(NOVEMBER, 1);
  }

  @AfterEach
  void close() {
    billing.close();
  }

  @Test
  void anAttemptThatIsNotFoundIsNotSentDuringTheHold() {
    leaveAnAttemptOpen(Duration.ZERO);
    provider.whileItIsAsked(() -> holding.begin("boss", "A restore"));

    assertThatThrownBy(this::settle).isInstanceOf(BillingOnHold.class);

    assertThat(provider.charged()).isZero();
  }

  @Test
  void itIsSentOnceTheHoldIsReleased() {
    leaveAnAttemptOpen(Duration.ZERO);
    holding.begin("boss", "A restore");
    holding.release("boss", "All is right");

    settle();

    assertThat(provider.charged()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 24 * 40})
  void anAttemptOfATimeToComeStaysOpenAndIsSentOnceItHasPassed(int hoursAhead) {
    leaveAnAttemptOpen(Duration.ofHours(hoursAhead));

    settle();
    assertThat(provider.charged()).isZero();
    assertThat(states()).containsExactly("UNKNOWN");

    clock.advance(Duration.ofHours(hoursAhead + 1));
    settle();
    assertThat(provider.charged()).isEqualTo(1);
    assertThat(states()).containsExactly("APPROVED");
  }

  @Test
  void anAttemptOfATimeToComeThatTheProviderKnowsIsSettled() {
    leaveAnAttemptOpen(Duration.ZERO);
    settle();
    billing.losePostings("cause = 'PAYMENT'");
    billing
        .jdbc()
        .sql(
            """
            delete from billing.invoice_line;
            delete from billing.invoice;
            update billing.payment_attempt
               set state = 'UNKNOWN', settled_at = null, provider_reference = null, reason = 'x',
                   attempted_at = attempted_at + interval '2 hours'
            """)
        .update();

    settle();

    assertThat(states()).containsExactly("APPROVED");
    assertThat(provider.charged()).isEqualTo(1);
  }

  private void settle() {
    billing.get(SettlingOpenAttempts.class).settle(1, NOBODY_ELSE);
  }

  private void leaveAnAttemptOpen(Duration ahead) {
    billing
        .jdbc()
        .sql(
            """
            insert into billing.payment_attempt
                (bill_id, attempt, state, card_id, amount_minor, currency, reason, attempted_at)
            select id, 1, 'UNKNOWN', card_id, total_minor, currency, 'It was lost', ?::timestamptz
            from billing.bill
            """)
        .param(clock.instant().plus(ahead).toString())
        .update();
  }

  private List<String> states() {
    return billing
        .jdbc()
        .sql("select state from billing.payment_attempt")
        .query(String.class)
        .list();
  }
}
