package com.sysopsquad.neighbours;

import static com.sysopsquad.neighbours.CustomerEnd.PATIENCE;
import static com.sysopsquad.neighbours.CustomerEnd.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.delivery.outage.DeliveryHealthIndicator;
import com.sysopsquad.flows.ticket.TicketSubmitted;
import com.sysopsquad.neighbours.sysops.SysopsTickets;
import com.sysopsquad.platform.TestPlatform;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** A quantum next door whose database is down for a while. */
class NeighbourAwayIntegrationTests {

  @Test
  void theProcessStartsWhileANeighboursDatabaseIsDownAndNothingIsLost() {
    TestPlatform platform = TestPlatform.start();
    platform.purgeQueues();
    TestPlatform.Database late = platform.freshDatabase("sysops");
    TestPlatform.Database reporting = platform.freshDatabase("reporting");
    TicketSubmitted ticket = ticket();
    try (CustomerEnd customer = new CustomerEnd();
        Gate gate = new Gate(late.url());
        TestProcess without = CustomerEnd.operations(gate.through(late.url()), reporting.url())) {
      customer.submit(ticket);
      SysopsTickets away = without.bean(SysopsTickets.class);
      assertThatThrownBy(() -> away.newest(0, 10))
          .isInstanceOf(NeighbourAway.class)
          .hasMessageContaining("Try again later");
      assertThat(health(without, "sysopsHealthIndicator").getDetails().toString())
          .contains("The quantum sysops is interrupted since", "refused");
      assertThat(health(without, "reportingHealthIndicator").getStatus()).isEqualTo(Status.UP);

      gate.open();
      await().atMost(PATIENCE).until(() -> customer.told(ticket).equals(List.of("1 NEW")));
      await()
          .atMost(PATIENCE)
          .until(() -> health(without, "sysopsHealthIndicator").getStatus().equals(Status.UP));

      gate.shut();
      TicketSubmitted meanwhile = ticket();
      customer.submit(meanwhile);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThatThrownBy(() -> away.find(ticket.ticketId()))
                      .isInstanceOf(NeighbourAway.class));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(health(without, "sysopsHealthIndicator").getDetails().toString())
                      .contains("Sending is interrupted since"));

      gate.open();
      await().atMost(PATIENCE).until(() -> customer.told(meanwhile).equals(List.of("1 NEW")));
      await()
          .atMost(PATIENCE)
          .until(() -> health(without, "sysopsHealthIndicator").getStatus().equals(Status.UP));
    }
  }

  private static Health health(TestProcess quantum, String indicator) {
    return quantum.bean(indicator, DeliveryHealthIndicator.class).health();
  }
}
