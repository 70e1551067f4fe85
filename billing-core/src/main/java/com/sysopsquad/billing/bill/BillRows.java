package com.sysopsquad.billing.bill;

import com.sysopsquad.billing.bill.Bill.Card;
import com.sysopsquad.billing.bill.Bill.Payer;
import com.sysopsquad.flows.pricing.BillingPeriod;
import com.sysopsquad.flows.pricing.Charge;
import com.sysopsquad.flows.pricing.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Bill} from the columns of {@link #COLUMNS} over {@link #TABLES}. */
public final class BillRows {

  /** The columns of a bill. */
  public static final String COLUMNS =
      """
      b.id, b.reference, b.billing_month, b.customer_id, b.plan_id,
      b.contract_name, b.period_start, b.period_end,
      b.currency, b.net_minor, b.tax_rate, b.tax_minor, b.total_minor, b.parked,
      a.name, a.street, a.city, a.state, a.postal_code,
      c.id as card, c.brand, c.last_four, c.provider_customer, c.provider_method
      """;

  /** Where they come from. */
  public static final String TABLES =
      """
      billing.bill b
      join billing.account a on a.customer_id = b.customer_id
      left join billing.card c on c.id = b.card_id
      """;

  private BillRows() {}

  /** The bill of the current row. */
  public static Bill read(ResultSet row) throws SQLException {
    String currency = row.getString(9);
    return new Bill(
        row.getLong(1),
        uuid(row, 2),
        YearMonth.from(day(row, 3)),
        uuid(row, 4),
        uuid(row, 5),
        row.getString(6),
        new BillingPeriod(day(row, 7), day(row, 8)),
        currency == null ? null : charge(row, currency),
        row.getString(14),
        new Payer(
            row.getString(15),
            row.getString(16)
                + "\n"
                + row.getString(17)
                + ", "
                + row.getString(18)
                + " "
                + row.getString(19)),
        card(row));
  }

  private static Charge charge(ResultSet row, String currency) throws SQLException {
    return new Charge(
        new Money(row.getLong(10), currency),
        row.getBigDecimal(11),
        new Money(row.getLong(12), currency),
        new Money(row.getLong(13), currency));
  }

  private static @Nullable Card card(ResultSet row) throws SQLException {
    UUID id = row.getObject(20, UUID.class);
    return id == null
        ? null
        : new Card(id, row.getString(21), row.getString(22), row.getString(23), row.getString(24));
  }

  private static UUID uuid(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, UUID.class));
  }

  private static LocalDate day(ResultSet row, int column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, LocalDate.class));
  }
}
