package com.sysopsquad.billing.desk;

import com.sysopsquad.billing.desk.DeskAccount.AccountBill;
import com.sysopsquad.billing.desk.DeskAccount.Attempt;
import com.sysopsquad.billing.desk.DeskAccount.Card;
import com.sysopsquad.billing.desk.DeskAccount.Holder;
import com.sysopsquad.billing.desk.DeskAccount.IssuedInvoice;
import com.sysopsquad.billing.desk.DeskAccount.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Billing's data about one customer; every statement uses keys. */
final class AccountRows {

  /** The bills of a customer, through the index of valid bills and the index of void ones. */
  private static final String BILLS =
      """
      (select b.*
         from billing.subscription s
         join billing.bill b on b.subscription_id = s.id and b.voided is null
        where s.customer_id = :customer
       union all
       select b.*
         from billing.subscription s
         join billing.bill b on b.plan_id = s.plan_id and b.voided is not null
        where s.customer_id = :customer) b
      left join lateral (
           select p.state, p.code
             from billing.payment_attempt p
            where p.bill_id = b.id
            order by p.attempt desc
            limit 1) l on true
      left join billing.invoice i on i.bill_id = b.id
      """;

  private static final String STATE =
      """
      case when b.voided is not null then 'VOID'
           when b.parked is not null or l.state = 'PARKED' then 'PARKED'
           when i.bill_id is not null or l.state = 'APPROVED' then 'PAID'
           when b.written_off_at is not null then 'WRITTEN_OFF'
           when l.state = 'NOT_SENT' then 'NO_CARD'
           when l.state in ('SOFT_DECLINE', 'HARD_DECLINE', 'CUSTOMER_ACTION', 'REJECTED')
             then 'DECLINED'
           when l.state in ('PENDING', 'THROTTLED', 'UNKNOWN') then 'OPEN'
           else 'DUE' end
      """;

  /**
   * A subscription.
   *
   * @param billedTo start of the first period that is not frozen
   */
  record Subscribed(
      UUID planId,
      String contractCode,
      String contract,
      LocalDate startsOn,
      int anchorDay,
      @Nullable LocalDate endsOn,
      LocalDate billedTo) {}

  private final JdbcClient jdbc;

  AccountRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Holder holder(UUID customerId) {
    return jdbc.sql(
            """
            select customer_id, name, email, street, city, state, postal_code
              from billing.account
             where customer_id = ?
            """)
        .param(customerId)
        .query(Holder.class)
        .optional()
        .orElseThrow(() -> new NoSuchAccount(customerId));
  }

  List<Subscribed> subscriptions(UUID customerId) {
    return jdbc.sql(
            """
            select s.plan_id, s.contract_code, coalesce(k.name, s.contract_code) as contract,
                   s.starts_on, s.anchor_day, s.ends_on, s.billed_to
              from billing.subscription s
              left join catalog.contract k on k.code = s.contract_code
             where s.customer_id = ?
             order by s.starts_on desc, s.id desc
            """)
        .param(customerId)
        .query(Subscribed.class)
        .list();
  }

  /** The cards, with the default card first; no other data of a card leaves the database here. */
  List<Card> cards(UUID customerId) {
    return jdbc.sql(
            """
            select k.id, k.state, k.rejection, k.brand, k.last_four, k.expires_on,
                   k.registered_at, d.card_id is not null as is_default,
                   exists (select from billing.card same
                             join billing.payment_attempt p
                               on p.card_id = same.id and p.state = 'HARD_DECLINE'
                            where same.customer_id = k.customer_id
                              and same.fingerprint = k.fingerprint) as declined_for_good
              from billing.card k
              left join billing.default_card d on d.card_id = k.id
             where k.customer_id = ?
             order by is_default desc, k.state = 'VERIFIED' desc, k.registered_at desc, k.id
             limit 50
            """)
        .param(customerId)
        .query(
            (row, _) ->
                new Card(
                    row.getObject("id", UUID.class),
                    row.getString("state"),
                    row.getString("rejection"),
                    row.getString("brand"),
                    row.getString("last_four"),
                    row.getObject("expires_on", LocalDate.class),
                    row.getObject("registered_at", OffsetDateTime.class).toInstant(),
                    row.getBoolean("is_default"),
                    row.getBoolean("declined_for_good")))
        .list();
  }

  Map<String, Long> unpaid(UUID customerId) {
    return jdbc
        .sql(
            """
            select currency, sum(total_minor)::bigint as minor
              from (select b.currency, b.total_minor, %s as state from %s) bill
             where state not in ('PAID', 'VOID', 'WRITTEN_OFF') and currency is not null and total_minor > 0
             group by currency
            """
                .formatted(STATE, BILLS))
        .param("customer", customerId)
        .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Bills without their attempts, newest first.
   *
   * @param before last bill of the previous page; null to start with the newest
   */
  List<AccountBill> bills(UUID customerId, @Nullable Long before, int size) {
    return jdbc.sql(
            """
            select b.id, b.plan_id, b.contract_name, b.period_start, b.period_end, b.reference,
                   b.currency, b.net_minor, b.tax_rate, b.tax_minor, b.total_minor, b.parked,
                   b.voided, %s as state, i.number, i.issued_on, i.total_minor as invoiced_minor,
                   i.currency as invoiced_currency
              from %s
             where b.id < :before
             order by b.id desc
             limit :size
            """
                .formatted(STATE, BILLS))
        .param("customer", customerId)
        .param("before", before == null ? Long.MAX_VALUE : before)
        .param("size", size)
        .query((row, _) -> bill(row))
        .list();
  }

  /** The attempts of the bills, in order. */
  Map<Long, List<Attempt>> attempts(List<Long> bills) {
    return jdbc
        .sql(
            """
            select p.bill_id, p.attempt, p.state, k.brand, k.last_four, p.amount_minor, p.currency,
                   p.provider_reference, p.code, p.reason, p.attempted_at, p.settled_at
              from billing.payment_attempt p
              left join billing.card k on k.id = p.card_id
             where p.bill_id = any (?)
             order by p.bill_id, p.attempt
            """)
        .param(bills.stream().mapToLong(Long::longValue).toArray())
        .query((row, _) -> attempt(row))
        .list()
        .stream()
        .collect(Collectors.groupingBy(Attempt::bill));
  }

  private static AccountBill bill(ResultSet row) throws SQLException {
    String invoice = row.getString("number");
    return new AccountBill(
        row.getLong("id"),
        State.valueOf(row.getString("state")),
        row.getObject("plan_id", UUID.class),
        row.getString("contract_name"),
        row.getObject("period_start", LocalDate.class),
        row.getObject("period_end", LocalDate.class),
        row.getObject("reference", UUID.class),
        row.getString("currency"),
        row.getObject("net_minor", Long.class),
        row.getBigDecimal("tax_rate"),
        row.getObject("tax_minor", Long.class),
        row.getObject("total_minor", Long.class),
        row.getString("parked"),
        row.getString("voided"),
        invoice == null
            ? null
            : new IssuedInvoice(
                invoice,
                row.getObject("issued_on", LocalDate.class),
                row.getLong("invoiced_minor"),
                row.getString("invoiced_currency")),
        List.of());
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    return new Attempt(
        row.getLong("bill_id"),
        row.getInt("attempt"),
        row.getString("state"),
        row.getString("brand"),
        row.getString("last_four"),
        row.getObject("amount_minor", Long.class),
        row.getString("currency"),
        row.getString("provider_reference"),
        row.getString("code"),
        row.getString("reason"),
        row.getObject("attempted_at", OffsetDateTime.class).toInstant(),
        settled(row));
  }

  private static @Nullable Instant settled(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getObject("settled_at", OffsetDateTime.class))
        .map(OffsetDateTime::toInstant)
        .orElse(null);
  }
}
