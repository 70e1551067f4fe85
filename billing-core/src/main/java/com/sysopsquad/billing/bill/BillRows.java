package com.sysopsquad.billing.bill;

import com.sysopsquad.billing.bill.Bill.Card;
import com.sysopsquad.billing.bill.Bill.Header;
import com.sysopsquad.billing.bill.Bill.Payer;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.flows.pricing.BillingPeriod;
import com.sysopsquad.flows.pricing.Charge;
import com.sysopsquad.flows.pricing.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/** Reads a {@link Bill} from the columns of {@link #COLUMNS} over {@link #TABLES}. */
public final class BillRows {

  /** The columns of a bill. */
  public static final String COLUMNS =
      """
      b.id, b.reference, b.billing_date, b.customer_id, b.plan_id,
      b.contract_name, b.period_start, b.period_end,
      b.currency, b.net_minor, b.tax_rate, b.tax_minor, b.total_minor, b.parked,
      a.name, a.street, a.city, a.state, a.postal_code,
      c.id as card, c.brand, c.last_four, c.provider_customer, c.provider_method,
      b.keyed_by_line, b.too_small, b.run_number
      """;

  /** The tables that they come from. */
  public static final String TABLES =
      """
      billing.bill b
      join billing.account a on a.customer_id = b.customer_id
      left join billing.card c on c.id = b.card_id
      """;

  private BillRows() {}

  /** The bill of the current row; it counts as parked if its amounts are invalid. */
  public static Bill read(ResultSet row) throws SQLException {
    String parked = row.getString(14);
    if (parked != null) {
      return new Bill.Parked(header(row), parked, row.getBoolean(26));
    }
    Charge charge;
    try {
      charge = charge(row);
    } catch (IllegalArgumentException e) {
      return new Bill.Parked(header(row), "Its amounts cannot be read: " + e.getMessage(), false);
    }
    UUID card = row.getObject(20, UUID.class);
    return card == null
        ? new Bill.WithoutCard(header(row), charge)
        : new Bill.Chargeable(header(row), charge, card(card, row));
  }

  /**
   * The bill of the current row, for which a charge was begun.
   *
   * @throws IllegalStateException if it has no price or no card
   */
  public static Bill.Chargeable readChargeable(ResultSet row) throws SQLException {
    if (read(row) instanceof Bill.Chargeable bill) {
      return bill;
    }
    throw new IllegalStateException(
        "Bill %d has no price or no card, so there is nothing to charge".formatted(row.getLong(1)));
  }

  private static Header header(ResultSet row) throws SQLException {
    return new Header(
        row.getLong(1),
        row.getObject(2, UUID.class),
        row.getBoolean(25),
        new RunKey(row.getObject(3, LocalDate.class), row.getInt(27)),
        row.getObject(4, UUID.class),
        row.getObject(5, UUID.class),
        row.getString(6),
        new BillingPeriod(row.getObject(7, LocalDate.class), row.getObject(8, LocalDate.class)),
        new Payer(
            row.getString(15),
            row.getString(16)
                + "\n"
                + row.getString(17)
                + ", "
                + row.getString(18)
                + " "
                + row.getString(19)));
  }

  private static Charge charge(ResultSet row) throws SQLException {
    String currency = row.getString(9);
    return new Charge(
        new Money(row.getLong(10), currency),
        row.getBigDecimal(11),
        new Money(row.getLong(12), currency),
        new Money(row.getLong(13), currency));
  }

  private static Card card(UUID id, ResultSet row) throws SQLException {
    return new Card(id, row.getString(21), row.getString(22), row.getString(23), row.getString(24));
  }
}
