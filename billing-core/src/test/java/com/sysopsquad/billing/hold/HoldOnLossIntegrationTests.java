package com.sysopsquad.billing.hold;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.flows.delivery.mark.LossWatch;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.platform.SettableClock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Tried: what another quantum has lost of plans, and of anything else. */
class HoldOnLossIntegrationTests {

  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  @AutoClose
  private final BillingInTest billing =
      BillingInTest.with(new SettableClock(NOON.toString()), Map.of());

  private final LossWatch watch = billing.get(LossWatch.class);
  private final HoldingBilling holding = billing.get(HoldingBilling.class);

  @Test
  void aPortalThatNoLongerKnowsPlansPutsBillingOnHold() {
    watch.undone("customer", Queues.SUPPORT_PLAN, NOON);

    assertThat(holding.current())
        .hasValueSatisfying(
            hold ->
                assertThat(hold.reason())
                    .startsWith("The database of customer was restored to an older state."));
  }

  @Test
  void whatElseASenderHasLostDoesNot() {
    watch.undone("customer", Queues.CARD_ARRANGEMENT, NOON);
    watch.undone("customer", Queues.TICKET, NOON);

    assertThat(holding.current()).isEmpty();
  }
}
