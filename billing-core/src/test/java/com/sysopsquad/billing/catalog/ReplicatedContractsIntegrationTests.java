package com.sysopsquad.billing.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.billing.BillingDatabase;
import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.flows.pricing.PriceList;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReplicatedContractsIntegrationTests {

  @Test
  void pricesAndNamesComeFromTheReplicaWithdrawnContractsIncluded() {
    BillingDatabase database = BillingDatabase.fresh();
    publish(database);
    ReplicatedContracts contracts = new ReplicatedContracts(database.jdbc());

    PriceList prices = contracts.priceList();

    assertThat(prices.monthlyPrice("HOME", LocalDate.of(2026, 11, 30)))
        .contains(new Money(1999, "USD"));
    assertThat(prices.monthlyPrice("HOME", LocalDate.of(2026, 12, 1)))
        .contains(new Money(2149, "USD"));
    assertThat(prices.monthlyPrice("OLD", LocalDate.of(2026, 12, 1)))
        .contains(new Money(500, "EUR"));
    assertThat(prices.monthlyPrice("OLD", LocalDate.of(2027, 1, 1)))
        .contains(new Money(500, "EUR"));
    assertThat(prices.monthlyPrice("NONE", LocalDate.of(2026, 12, 1))).isEmpty();
    assertThat(contracts.names()).containsEntry("HOME", "Home").containsEntry("OLD", "Old");
  }

  private static void publish(BillingDatabase database) {
    JdbcClient jdbc = database.jdbc();
    jdbc.sql(
            """
            insert into catalog.contract
            values ('HOME', 'Home', 'For a home', 24, 3, null),
                   ('OLD', 'Old', 'No longer sold', 24, 3, '2026-01-01')
            """)
        .update();
    jdbc.sql(
            """
            insert into catalog.contract_price
            values ('HOME', '2024-01-01', 'USD', 1999), ('HOME', '2026-12-01', 'USD', 2149),
                   ('OLD', '2024-01-01', 'EUR', 500), ('OLD', '2027-01-01', 'ISK', 900)
            """)
        .update();
  }
}
