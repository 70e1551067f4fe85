package com.sysopsquad.portal.invoice;

import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.portal.invoice.Invoice.Line;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All invoices that have arrived; each is visible only to its customer. */
@Repository
public class Invoices {

  static final int PAGE_SIZE = 12;
  private static final int CHUNK = 500;

  /** An invoice whose lines have not been read yet, so that no second connection is needed. */
  private record Found(UUID id, Invoice invoice) {}

  private final JdbcClient jdbc;

  Invoices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A page of the customer's invoices; the nearest one that exists. */
  public InvoicePage page(UUID customerId, int page) {
    return page(customerId, null, page);
  }

  /**
   * A page of the customer's invoices that were issued in this year, or of all of them; the nearest
   * one that exists.
   */
  public InvoicePage page(UUID customerId, @Nullable Year year, int page) {
    long total =
        jdbc.sql(
                """
                select count(*) from customer.invoice
                where customer_id = :customerId and issued_on >= :from and issued_on < :until
                """)
            .param("customerId", customerId)
            .param("from", from(year))
            .param("until", until(year))
            .query(Long.class)
            .single();
    int pages = (int) Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
    int shown = Math.clamp(page, 1, pages);
    return new InvoicePage(summaries(customerId, year, shown), shown, pages, total);
  }

  /** The years in which the customer's invoices were issued, latest first. */
  List<InvoiceYear> years(UUID customerId) {
    return jdbc.sql(
            """
            select extract(year from issued_on)::int as year, count(*) as invoices
            from customer.invoice
            where customer_id = :customerId
            group by 1
            order by 1 desc
            """)
        .param("customerId", customerId)
        .query(
            (row, index) -> new InvoiceYear(Year.of(row.getInt("year")), row.getLong("invoices")))
        .list();
  }

  /** The next of the customer's invoices of the year, oldest first; empty after the last. */
  List<InvoiceRow> following(UUID customerId, Year year, @Nullable InvoiceRow last) {
    return jdbc.sql(
            """
            select number, issued_on, period_start, period_end, customer_name, net_minor, tax_minor,
                   total_minor, currency, card_brand, card_last_four, payment_reference, paid_at
            from customer.invoice
            where customer_id = :customerId and (period_start, number) > (:start::date, :number)
              and issued_on >= :from and issued_on < :until
            order by period_start, number
            limit :chunk
            """)
        .param("customerId", customerId)
        .param("start", last == null ? LocalDate.MIN : last.periodStart())
        .param("number", last == null ? "" : last.number())
        .param("from", from(year))
        .param("until", until(year))
        .param("chunk", CHUNK)
        .query((row, index) -> row(row))
        .list();
  }

  /**
   * The customer's invoice that has or had this number, with its lines.
   *
   * @throws NoSuchInvoice if it is not this customer's
   */
  public Invoice get(UUID customerId, String number) {
    Found found = find(customerId, number).orElseThrow(() -> new NoSuchInvoice(number));
    return found.invoice().with(linesOf(found.id()));
  }

  /** What was given back of the customer's invoice that has this number now, oldest first. */
  List<InvoiceRefund> refundsOf(UUID customerId, String number) {
    return jdbc.sql(
            """
            select c.amount_minor, c.currency, c.kind, c.made_at
            from customer.invoice i
            join customer.correction c on c.customer_id = i.customer_id
              and c.plan_id = i.plan_id and c.period_start = i.period_start
            where i.customer_id = :customerId and i.number = :number
              and c.kind in ('CARD_REFUND', 'CREDIT_REFUND')
            order by c.made_at, c.id
            """)
        .param("customerId", customerId)
        .param("number", number)
        .query(
            (row, index) ->
                new InvoiceRefund(
                    new Money(row.getLong("amount_minor"), row.getString("currency")),
                    row.getString("kind").equals("CARD_REFUND"),
                    row.getObject("made_at", OffsetDateTime.class).toInstant()))
        .list();
  }

  private Optional<Found> find(UUID customerId, String number) {
    return jdbc.sql(
            """
            select id, number, seller, customer_name, customer_address, period_start, period_end,
                   issued_on, currency, net_minor, tax_minor, total_minor, card_brand, card_last_four,
                   payment_reference, paid_at, former_numbers
            from customer.invoice
            where customer_id = :customerId and (number = :number or :number = any (former_numbers))
            order by number = :number desc
            limit 1
            """)
        .param("customerId", customerId)
        .param("number", number)
        .query((row, index) -> new Found(row.getObject("id", UUID.class), invoice(row)))
        .optional();
  }

  private List<InvoiceSummary> summaries(UUID customerId, @Nullable Year year, int page) {
    return jdbc.sql(
            """
            select number, period_start, period_end, issued_on, total_minor, currency
            from customer.invoice
            where customer_id = :customerId and issued_on >= :from and issued_on < :until
            order by period_start desc, number desc
            limit :size offset :skipped
            """)
        .param("customerId", customerId)
        .param("from", from(year))
        .param("until", until(year))
        .param("size", PAGE_SIZE)
        .param("skipped", (page - 1L) * PAGE_SIZE)
        .query(
            (row, index) ->
                new InvoiceSummary(
                    row.getString("number"),
                    row.getObject("period_start", LocalDate.class),
                    row.getObject("period_end", LocalDate.class),
                    row.getObject("issued_on", LocalDate.class),
                    row.getLong("total_minor"),
                    row.getString("currency")))
        .list();
  }

  private List<Line> linesOf(UUID invoiceId) {
    return jdbc.sql(
            """
            select description, net_minor, tax_rate, tax_minor
            from customer.invoice_line
            where invoice_id = :invoiceId
            order by line
            """)
        .param("invoiceId", invoiceId)
        .query(
            (row, index) ->
                new Line(
                    row.getString("description"),
                    row.getLong("net_minor"),
                    row.getBigDecimal("tax_rate"),
                    row.getLong("tax_minor")))
        .list();
  }

  private static LocalDate from(@Nullable Year year) {
    return year == null ? LocalDate.MIN : year.atDay(1);
  }

  private static LocalDate until(@Nullable Year year) {
    return year == null ? LocalDate.MAX : year.plusYears(1).atDay(1);
  }

  private static InvoiceRow row(ResultSet row) throws SQLException {
    return new InvoiceRow(
        row.getString("number"),
        row.getObject("issued_on", LocalDate.class),
        row.getObject("period_start", LocalDate.class),
        row.getObject("period_end", LocalDate.class),
        row.getString("customer_name"),
        row.getLong("net_minor"),
        row.getLong("tax_minor"),
        row.getLong("total_minor"),
        row.getString("currency"),
        row.getString("card_brand"),
        row.getString("card_last_four"),
        row.getString("payment_reference"),
        row.getObject("paid_at", OffsetDateTime.class).toInstant());
  }

  private static Invoice invoice(ResultSet row) throws SQLException {
    return new Invoice(
        row.getString("number"),
        row.getString("seller"),
        row.getString("customer_name"),
        row.getString("customer_address"),
        row.getObject("period_start", LocalDate.class),
        row.getObject("period_end", LocalDate.class),
        row.getObject("issued_on", LocalDate.class),
        row.getString("currency"),
        List.of(),
        row.getLong("net_minor"),
        row.getLong("tax_minor"),
        row.getLong("total_minor"),
        row.getString("card_brand"),
        row.getString("card_last_four"),
        row.getString("payment_reference"),
        row.getObject("paid_at", OffsetDateTime.class).toInstant(),
        List.of((String[]) row.getArray("former_numbers").getArray()));
  }
}
