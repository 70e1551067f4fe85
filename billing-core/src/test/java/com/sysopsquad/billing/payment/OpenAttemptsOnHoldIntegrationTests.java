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
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hold that begins while the provider is asked about open attempts. */
class OpenAttemptsOnHoldIntegrationTests {

  private static final RunKey NOVEMBER = RunKey.ofDay(LocalDate.of(2026, 11, 30));
  private static final WriteFence NOBODY_ELSE = () -> {};

  private final SettableClock clock = new SettableClock("2026-11-30T03:00:00Z");
  private final ScriptedProvider provider = new ScriptedProvider(clock);
  private final BillingInTest billing = BillingInTest.with(clock, provider, Map.of());
  private final HoldingBilling holding = billing.get(HoldingBilling.class);

  @BeforeEach
  void leaveAnAttemptOpenThatTheProviderHasNotReceived() {
    new Population(billing.jdbc()).customer("OR").with("HOME", "2026-11-15").withCard("pm_good");
    billing.get(OpeningBillingRuns.class).open(NOVEMBER, 1);
    billing
        .jdbc()
        .sql(
            """
            insert into billing.payment_attempt
                (bill_id, attempt, state, card_id, amount_minor, currency, reason, attempted_at)
            select id, 1, 'UNKNOWN', card_id, total_minor, currency, 'It was lost', ?::timestamptz
            from billing.bill
            """)
        .param(clock.instant().toString())
        .update();
  }

  @AfterEach
  void close() {
    billing.close();
  }

  @Test
  void anAttemptThatIsNotFoundIsNotSentDuringTheHold() {
    provider.whileItIsAsked(() -> holding.begin("boss", "A restore"));

    assertThatThrownBy(this::settle).isInstanceOf(BillingOnHold.class);

    assertThat(provider.charged()).isZero();
  }

  @Test
  void itIsSentOnceTheHoldIsReleased() {
    holding.begin("boss", "A restore");
    holding.release("boss", "All is right");

    settle();

    assertThat(provider.charged()).isEqualTo(1);
  }

  private void settle() {
    billing.get(SettlingOpenAttempts.class).settle(1, NOBODY_ELSE);
  }
}
