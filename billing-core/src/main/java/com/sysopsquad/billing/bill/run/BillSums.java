package com.sysopsquad.billing.bill.run;

import com.sysopsquad.billing.bill.run.DueSums.Charges;
import com.sysopsquad.billing.bill.run.DueSums.Reason;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds up bills, whether frozen or not yet frozen, by the same rule. */
public final class BillSums {

  private static final int REASONS = 10;

  private BillSums() {}

  private record Row(
      String currency,
      long bills,
      long withoutCard,
      long withoutPrice,
      long nothingToPay,
      long earlier,
      long charged,
      long net,
      long tax,
      long total) {}

  /**
   * The totals of a query's result: card_id, period_start, currency, net_minor, tax_minor,
   * total_minor and parked. The query may use the parameters {@code day} and {@code number}.
   */
  public static DueSums sum(JdbcClient jdbc, String bills, RunKey key) {
    List<Row> rows =
        jdbc.sql(
                """
                select coalesce(currency, '') as currency, count(*) as bills,
                       count(*) filter (where parked is null and total_minor > 0
                           and card_id is null) as without_card,
                       count(*) filter (where parked is not null) as without_price,
                       count(*) filter (where parked is null and total_minor = 0) as nothing_to_pay,
                       count(*) filter (where period_start < :day) as earlier,
                       count(*) filter (where charged) as charged,
                       coalesce(sum(net_minor) filter (where charged), 0) as net,
                       coalesce(sum(tax_minor) filter (where charged), 0) as tax,
                       coalesce(sum(total_minor) filter (where charged), 0) as total
                  from (select bill.*, parked is null and total_minor > 0
                               and card_id is not null as charged
                          from (%s) bill) due
                 group by currency
                 order by currency
                """
                    .formatted(bills))
            .param("day", key.day())
            .param("number", key.number())
            .query(Row.class)
            .list();
    long withoutPrice = sum(rows, Row::withoutPrice);
    return new DueSums(
        sum(rows, Row::bills),
        sum(rows, Row::withoutCard),
        withoutPrice,
        sum(rows, Row::nothingToPay),
        sum(rows, Row::earlier),
        rows.stream()
            .filter(row -> row.charged() > 0)
            .map(
                row ->
                    new Charges(row.currency(), row.charged(), row.net(), row.tax(), row.total()))
            .toList(),
        withoutPrice == 0 ? List.of() : reasons(jdbc, bills, key));
  }

  private static long sum(List<Row> rows, ToLongFunction<Row> figure) {
    return rows.stream().mapToLong(figure).sum();
  }

  private static List<Reason> reasons(JdbcClient jdbc, String bills, RunKey key) {
    return jdbc.sql(
            """
            select parked as why, count(*) as bills
              from (%s) bill
             where parked is not null
             group by parked
             order by 2 desc, 1
             limit %d
            """
                .formatted(bills, REASONS))
        .param("day", key.day())
        .param("number", key.number())
        .query(Reason.class)
        .list();
  }
}
