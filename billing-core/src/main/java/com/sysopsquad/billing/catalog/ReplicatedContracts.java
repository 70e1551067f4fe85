package com.sysopsquad.billing.catalog;

import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.flows.pricing.PriceList;
import com.sysopsquad.flows.pricing.PriceVersion;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The contracts as contractSync last published them, including withdrawn ones, since their plans
 * continue.
 */
public class ReplicatedContracts {

  private record Named(String code, String name) {}

  private final JdbcClient jdbc;

  ReplicatedContracts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All prices over time, from one publication; without prices in unsupported currencies. */
  public PriceList priceList() {
    return PriceList.of(
        jdbc.sql(
                """
                select contract_code, effective_from, monthly_minor, currency
                  from catalog.contract_price
                 where currency in (:currencies)
                """)
            .param("currencies", Money.currencies())
            .query(
                (row, _) ->
                    new PriceVersion(
                        row.getString("contract_code"),
                        row.getObject("effective_from", LocalDate.class),
                        new Money(row.getLong("monthly_minor"), row.getString("currency"))))
            .list());
  }

  /** The name of each contract by its code. */
  public Map<String, String> names() {
    return jdbc
        .sql("select code, name from catalog.contract")
        .query((row, _) -> new Named(row.getString("code"), row.getString("name")))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableMap(Named::code, Named::name));
  }
}
