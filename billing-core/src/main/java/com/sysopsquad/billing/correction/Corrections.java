package com.sysopsquad.billing.correction;

import com.sysopsquad.billing.bill.LineKey;
import com.sysopsquad.billing.correction.CorrectableBill.Payment;
import com.sysopsquad.billing.correction.RefundingEndedPlans.PaidBeyondEnd;
import com.sysopsquad.billing.provider.RefundPage;
import com.sysopsquad.flows.pricing.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The corrections, and what they correct. */
public class Corrections {

  private static final String COLUMNS =
      """
      select c.id, c.kind, c.customer_id, c.bill_id, c.number, c.amount_minor, c.currency, c.reason,
             c.actor, c.made_at, c.needs_second, c.state, c.decided_by, c.charge, c.requested_at,
             c.provider_refund, c.words, c.settled_at
        from billing.correction c
      """;

  private final JdbcClient jdbc;

  Corrections(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The corrections of a customer, newest first. */
  public List<Correction> of(UUID customer, int most) {
    return jdbc.sql(
            COLUMNS
                + """
                 where c.customer_id = :customer
                 order by c.made_at desc, c.id
                 limit :most
                """)
        .param("customer", customer)
        .param("most", most)
        .query((row, _) -> correction(row))
        .list();
  }

  /** The corrections that wait for a second person, oldest first. */
  public List<Correction> asked(int most) {
    return jdbc.sql(COLUMNS + " where c.state = 'ASKED' order by c.made_at, c.id limit :most")
        .param("most", most)
        .query((row, _) -> correction(row))
        .list();
  }

  /**
   * One correction.
   *
   * @throws NothingToCorrect if there is none
   */
  public Correction get(UUID id) {
    return jdbc.sql(COLUMNS + " where c.id = :id")
        .param("id", id)
        .query((row, _) -> correction(row))
        .optional()
        .orElseThrow(() -> new NothingToCorrect("There is no correction %s.".formatted(id)));
  }

  Optional<Correction> withKey(String key) {
    return jdbc.sql(COLUMNS + " where c.key = :key")
        .param("key", key)
        .query((row, _) -> correction(row))
        .optional();
  }

  /** The corrections of which the provider has to be asked, after one, by id. */
  List<Correction> open(UUID after, int size) {
    return jdbc.sql(
            COLUMNS
                + """
                 where c.state in ('REQUESTED', 'UNKNOWN') and c.id > :after
                 order by c.id
                 limit :size
                """)
        .param("after", after)
        .param("size", size)
        .query((row, _) -> correction(row))
        .list();
  }

  /** The last digits of the card that paid what is refunded; null if they are not known. */
  @Nullable String lastFour(Correction correction) {
    return jdbc.sql(
            """
            select k.last_four
              from billing.payment_attempt p
              join billing.card k on k.id = p.card_id
             where p.bill_id = :bill and p.state = 'APPROVED' and k.last_four is not null
            """)
        .param("bill", correction.bill(), Types.BIGINT)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  /** What the bill that it corrects is for; null if it corrects none. */
  @Nullable LineKey line(Correction correction) {
    Long bill = correction.bill();
    return bill == null
        ? null
        : jdbc.sql("select plan_id, period_start from billing.bill where id = ?")
            .param(bill)
            .query(
                (row, _) ->
                    new LineKey(
                        row.getObject("plan_id", UUID.class),
                        row.getObject("period_start", LocalDate.class)))
            .single();
  }

  /** Whether a refund that the provider has is known here, as our own or as recorded. */
  boolean include(RefundPage.Refund refund) {
    return jdbc.sql(
            """
            select exists (
              select from billing.correction
               where (id = :id::uuid or provider_refund = :reference) and charge = :charge
                 and state not in ('REFUSED', 'DECLINED'))
            """)
        .param("id", refund.correction(), Types.OTHER)
        .param("reference", refund.providerReference())
        .param("charge", refund.charge())
        .query(Boolean.class)
        .single();
  }

  /** Makes whoever uses the same key wait until the caller's transaction ends. */
  void lockKey(String key) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 38))")
        .param("key", key)
        .query((_, _) -> 1)
        .list();
  }

  /** Makes whoever corrects for the same customer wait until the caller's transaction ends. */
  void lockCustomer(UUID customer) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:customer, 39))")
        .param("customer", customer.toString())
        .query((_, _) -> 1)
        .list();
  }

  /**
   * What one person has corrected for a customer since then, in one currency and without a second
   * person.
   */
  Money madeAlone(UUID customer, String actor, String currency, Instant since) {
    long minor =
        jdbc.sql(
                """
                select coalesce(sum(amount_minor), 0)::bigint
                  from billing.correction
                 where customer_id = :customer and made_at > :since and actor = :actor
                   and currency = :currency and not needs_second
                   and state not in ('REFUSED', 'DECLINED')
                """)
            .param("customer", customer)
            .param("since", since.atOffset(ZoneOffset.UTC))
            .param("actor", actor)
            .param("currency", currency)
            .query(Long.class)
            .single();
    return new Money(minor, currency);
  }

  /** The currencies of a customer's bills; none before the first one. */
  Set<String> currencies(UUID customer) {
    return jdbc.sql("select distinct currency from billing.bill where customer_id = ? order by 1")
        .param(customer)
        .query(String.class)
        .set();
  }

  /** Locks a correction until the caller's transaction ends. */
  Correction lock(UUID id) {
    jdbc.sql("select 1 from billing.correction where id = :id for update")
        .param("id", id)
        .query((_, _) -> 1)
        .list();
    return get(id);
  }

  /** Locks a bill until the caller's transaction ends. */
  void lockBill(long bill) {
    jdbc.sql("select 1 from billing.bill where id = :bill for update")
        .param("bill", bill)
        .query((_, _) -> 1)
        .list();
  }

  boolean isCustomer(UUID customer) {
    return jdbc.sql("select exists (select from billing.account where customer_id = ?)")
        .param(customer)
        .query(Boolean.class)
        .single();
  }

  Optional<CorrectableBill> bill(UUID customer, long bill) {
    return jdbc.sql(
            """
            select b.id, b.total_minor, b.currency, b.voided,
                   b.written_off_at is not null or exists (
                     select from billing.correction w
                      where w.bill_id = b.id and w.kind = 'WRITE_OFF' and w.state <> 'DECLINED')
                     as is_written_off,
                   b.parked is null
                     and exists (select from billing.payment_attempt p where p.bill_id = b.id)
                     and not exists (
                       select from billing.payment_attempt p
                        where p.bill_id = b.id
                          and p.state in ('APPROVED', 'PENDING', 'THROTTLED', 'UNKNOWN', 'PARKED'))
                     and not exists (
                       select from billing.unknown_charge u
                        where u.plan_id = b.plan_id and u.period_start = b.period_start)
                     as is_failed,
                   paid.provider_reference, paid.amount_minor as paid_minor,
                   paid.currency as paid_currency, coalesce(k.last_four, '') as last_four,
                   coalesce(r.refunded_minor, 0) as refunded_minor,
                   (select count(*) from billing.correction c where c.bill_id = b.id)
                     as corrections
              from billing.bill b
              left join billing.payment_attempt paid
                on paid.bill_id = b.id and paid.state = 'APPROVED' and paid.amount_minor > 0
              left join billing.card k on k.id = paid.card_id
              left join billing.refunded_charge r on r.bill_id = b.id
             where b.id = :bill and b.customer_id = :customer
            """)
        .param("bill", bill)
        .param("customer", customer)
        .query((row, _) -> correctable(row))
        .optional();
  }

  /**
   * Stores a correction.
   *
   * @param posting its posting; null if it has none yet
   */
  void add(Correction correction, String key, @Nullable Long posting) {
    jdbc.sql(
            """
                insert into billing.correction (id, key, kind, customer_id, bill_id, number,
                       amount_minor, currency, reason, actor, made_at, needs_second, state, charge,
                       requested_at, settled_at, posting_id)
                values (:id, :key, :kind, :customer, :bill, :number, :amount, :currency, :reason,
                        :actor, :madeAt, :needsSecond, :state, :charge, :requestedAt, :settledAt,
                        :posting)
                """)
        .param("id", correction.id())
        .param("key", key)
        .param("kind", correction.kind().name())
        .param("customer", correction.customerId())
        .param("bill", correction.bill(), Types.BIGINT)
        .param("number", correction.number())
        .param("amount", correction.amount().minor())
        .param("currency", correction.amount().currency())
        .param("reason", correction.reason())
        .param("actor", correction.actor())
        .param("madeAt", utc(correction.madeAt()))
        .param("needsSecond", correction.needsSecond())
        .param("state", correction.state().name())
        .param("charge", correction.charge(), Types.VARCHAR)
        .param("requestedAt", utc(correction.requestedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("settledAt", utc(correction.settledAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("posting", posting, Types.BIGINT)
        .update();
  }

  /** Stores who decided on a correction that waited, and what follows. */
  void decided(
      Correction correction,
      String by,
      Instant at,
      @Nullable String words,
      @Nullable Long posting) {
    jdbc.sql(
            """
            update billing.correction
               set state = :state, decided_by = :by, decided_at = :at, words = :words,
                   requested_at = :requestedAt, settled_at = :settledAt, posting_id = :posting
             where id = :id
            """)
        .param("id", correction.id())
        .param("state", correction.state().name())
        .param("by", by)
        .param("at", utc(at))
        .param("words", words, Types.VARCHAR)
        .param("requestedAt", utc(correction.requestedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("settledAt", utc(correction.settledAt()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("posting", posting, Types.BIGINT)
        .update();
  }

  /** Stores what became of a refund at the provider. */
  void answered(
      UUID id,
      CorrectionState state,
      @Nullable String providerRefund,
      @Nullable String words,
      @Nullable Instant settledAt,
      @Nullable Long posting) {
    jdbc.sql(
            """
            update billing.correction
               set state = :state, provider_refund = :refund, words = :words,
                   settled_at = :settledAt, posting_id = :posting
             where id = :id
            """)
        .param("id", id)
        .param("state", state.name())
        .param("refund", providerRefund, Types.VARCHAR)
        .param("words", words, Types.VARCHAR)
        .param("settledAt", utc(settledAt), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("posting", posting, Types.BIGINT)
        .update();
  }

  /**
   * The next bills, by number, that were paid although their plan had ended before. There are few,
   * but PostgreSQL expects many: {@code offset 0} keeps it from reading all bills in their order.
   *
   * @param since first day on which their periods may have begun
   */
  List<PaidBeyondEnd> paidBeyondEnd(LocalDate since, long after, int size) {
    return jdbc.sql(
            """
            select paid.*
              from (select id, ends_on from billing.subscription where billed_to > ends_on) s
              cross join lateral (
                   select b.id, b.customer_id, b.plan_id, b.period_start
                     from billing.bill b
                     join billing.payment_attempt p
                       on p.bill_id = b.id and p.state = 'APPROVED' and p.amount_minor > 0
                    where b.subscription_id = s.id and b.period_start >= s.ends_on
                      and b.period_start >= :since and b.voided is null and b.id > :after
                      and not exists (select from billing.correction c where c.bill_id = b.id)
                   offset 0) paid
             order by paid.id
             limit :size
            """)
        .param("since", since)
        .param("after", after)
        .param("size", size)
        .query(
            (row, _) ->
                new PaidBeyondEnd(
                    row.getLong("id"),
                    row.getObject("customer_id", UUID.class),
                    new LineKey(
                        row.getObject("plan_id", UUID.class),
                        row.getObject("period_start", LocalDate.class))))
        .list();
  }

  /** Whether there is such a correction, whatever became of it. */
  boolean exists(UUID id) {
    return jdbc.sql("select exists (select from billing.correction where id = ?)")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  /** Closes the alert about a refund that was not known here. */
  void closeAlert(String refund, Instant at, String by, String reason) {
    jdbc.sql(
            """
            update billing.alert
               set closed_at = :at, closed_by = :by, close_reason = :reason
             where charge = :refund and closed_at is null
            """)
        .param("at", utc(at))
        .param("by", by)
        .param("reason", "Recorded: " + reason)
        .param("refund", refund)
        .update();
  }

  /** Raises an alert about a refund that was refused while nobody was waiting for it. */
  void raiseRefusal(Correction refused, String words, Instant at) {
    jdbc.sql(
            """
            insert into billing.alert (id, bill_id, kind, reason, raised_at)
            values (gen_random_uuid(), :bill, 'REFUND_REFUSED', :reason, :at)
                on conflict (bill_id, kind) where closed_at is null do update
               set reason = excluded.reason
            """)
        .param("bill", refused.bill(), Types.BIGINT)
        .param("reason", "The refund of %s was not made: %s".formatted(refused.amount(), words))
        .param("at", utc(at))
        .update();
  }

  /** Closes the alert about a refused refund once the whole payment of its bill is given back. */
  void closeRefusal(Correction done, Instant at) {
    jdbc.sql(
            """
            update billing.alert x
               set closed_at = :at, closed_by = :by, close_reason = :reason
              from billing.refunded_charge r
             where x.bill_id = :bill and x.kind = 'REFUND_REFUSED' and x.closed_at is null
               and r.bill_id = x.bill_id
               and r.charged_minor = (
                   select sum(c.amount_minor)
                     from billing.correction c
                    where c.bill_id = r.bill_id and c.kind in ('CARD_REFUND', 'CREDIT_REFUND')
                      and c.state = 'DONE')
            """)
        .param("at", utc(at))
        .param("by", done.actor())
        .param("reason", "Refunded: " + done.reason())
        .param("bill", done.bill(), Types.BIGINT)
        .update();
  }

  /** Makes sure that a bill is never charged again, and closes its alerts. */
  void writeOff(long bill, Instant at, String by, String reason) {
    jdbc.sql("update billing.bill set written_off_at = :at where id = :bill")
        .param("at", utc(at))
        .param("bill", bill)
        .update();
    jdbc.sql(
            """
            update billing.alert
               set closed_at = :at, closed_by = :by, close_reason = :reason
             where bill_id = :bill and closed_at is null
            """)
        .param("at", utc(at))
        .param("by", by)
        .param("reason", "Written off: " + reason)
        .param("bill", bill)
        .update();
  }

  private static CorrectableBill correctable(ResultSet row) throws SQLException {
    Long total = row.getObject("total_minor", Long.class);
    String currency = row.getString("currency");
    String charge = row.getString("provider_reference");
    return new CorrectableBill(
        row.getLong("id"),
        total == null || currency == null ? null : new Money(total, currency),
        row.getString("voided"),
        row.getBoolean("is_failed"),
        row.getBoolean("is_written_off"),
        charge == null
            ? null
            : new Payment(
                charge,
                new Money(row.getLong("paid_minor"), row.getString("paid_currency")),
                row.getLong("refunded_minor"),
                row.getString("last_four")),
        row.getInt("corrections"));
  }

  private static Correction correction(ResultSet row) throws SQLException {
    return new Correction(
        row.getObject("id", UUID.class),
        CorrectionKind.valueOf(row.getString("kind")),
        row.getObject("customer_id", UUID.class),
        row.getObject("bill_id", Long.class),
        row.getInt("number"),
        new Money(row.getLong("amount_minor"), row.getString("currency")),
        row.getString("reason"),
        row.getString("actor"),
        row.getObject("made_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("needs_second"),
        CorrectionState.valueOf(row.getString("state")),
        row.getString("decided_by"),
        row.getString("charge"),
        instant(row, "requested_at"),
        row.getString("provider_refund"),
        row.getString("words"),
        instant(row, "settled_at"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
