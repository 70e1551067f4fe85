package com.sysopsquad.billing.desk;

import com.sysopsquad.billing.desk.ParkedBill.Cause;
import com.sysopsquad.billing.desk.ParkedBill.Decision;
import com.sysopsquad.billing.desk.ParkedBill.Made;
import com.sysopsquad.billing.desk.ParkedBill.Stage;
import com.sysopsquad.flows.pricing.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parked bills, the decisions on them, and how decisions are stored. */
public class ParkedBills {

  /** Waiting bills, through the partial indexes of parked bills and parked attempts. */
  private static final String WAITING =
      """
      select b.id, case when b.too_small then 'TOO_SMALL' else 'NO_PRICE' end as cause,
             b.parked as why
        from billing.bill b
       where b.parked is not null and b.voided is null
      union all
      select p.bill_id, 'NOT_KNOWN', coalesce(p.reason, p.code, 'Nobody knows.')
        from billing.payment_attempt p
        join billing.bill b on b.id = p.bill_id and b.parked is null and b.voided is null
       where p.state = 'PARKED'
      """;

  private static final String GIVEN_UP =
      """
      select distinct b.id, case when b.too_small then 'TOO_SMALL' else 'NO_PRICE' end as cause,
             b.parked as why
        from billing.bill_decision g
        join billing.bill b on b.id = g.bill_id and b.voided is not null and b.parked is not null
       where g.decision = 'GIVE_UP'
      """;

  private static final String PAGE =
      """
      select k.id, k.cause, k.why, b.customer_id, a.name, b.contract_name, b.period_start,
             b.period_end, b.reference, b.total_minor, b.currency, b.voided is not null as is_void,
             d.decision, d.decided_by, d.decided_at, d.reason
        from (%s) k
        join billing.bill b on b.id = k.id
        join billing.account a on a.customer_id = b.customer_id
        left join lateral (
             select * from billing.bill_decision m where m.bill_id = k.id order by m.id desc limit 1
             ) d on true
      """;

  /** Whether the latest decision still counts: no run that prices parked bills was frozen since. */
  private static final String IS_DECIDED =
      """
      coalesce(d.decision = 'TRY_AGAIN' and not exists (
          select from billing.billing_run r
           where r.run_number <= 0 and r.frozen_at > d.decided_at), false)
      """;

  /** Whether a void bill was given up by a person and has not changed since. */
  private static final String IS_GIVEN_UP = "d.decision = 'GIVE_UP'";

  /** Why bill b cannot be given up; null if it can, since it was certainly never sent. */
  private static final String OBJECTION =
      """
      case when b.voided is not null then 'It is void: ' || b.voided
           when exists (select from billing.payment_attempt p where p.bill_id = b.id)
             then 'It may already have been sent to the provider.'
           when exists (select from billing.unknown_charge u
                         where u.plan_id = b.plan_id and u.period_start = b.period_start)
             then 'The provider has a charge for it.'
           when b.parked is null then 'It is not parked.'
           when not exists (select from billing.alert x
                             where x.bill_id = b.id and x.kind in ('NOT_PRICED', 'TOO_SMALL'))
             then 'Its run is still processing it.'
      end
      """;

  private final JdbcClient jdbc;

  ParkedBills(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The price of a bill at this point of a transaction. */
  record Priced(@Nullable String parked, @Nullable String voided, @Nullable Money total) {}

  /**
   * The bills in the order of their ids.
   *
   * @param after last bill of the previous page; 0 to start with the first
   */
  public List<ParkedBill> list(Stage stage, long after, int size) {
    String rows =
        switch (stage) {
          case WAITING -> PAGE.formatted(WAITING) + " where not " + IS_DECIDED;
          case DECIDED -> PAGE.formatted(WAITING) + " where " + IS_DECIDED;
          case GIVEN_UP -> PAGE.formatted(GIVEN_UP) + " where " + IS_GIVEN_UP;
        };
    return jdbc.sql(rows + " and k.id > :after order by k.id limit :size")
        .param("after", after)
        .param("size", size)
        .query((row, _) -> bill(row))
        .list();
  }

  /** How many bills wait for a decision, counted up to a limit. */
  public long waiting(int most) {
    return jdbc.sql(
            "select count(*) from (%s where not %s limit :most) waiting"
                .formatted(PAGE.formatted(WAITING), IS_DECIDED))
        .param("most", most)
        .query(Long.class)
        .single();
  }

  /** The given bills that are waiting or were given up, by id. */
  Map<Long, ParkedBill> find(List<Long> bills) {
    return jdbc
        .sql(
            PAGE.formatted(WAITING + " union all " + GIVEN_UP)
                + " where k.id = any (:bills) and (b.voided is null or "
                + IS_GIVEN_UP
                + ")")
        .param("bills", array(bills))
        .query((row, _) -> bill(row))
        .list()
        .stream()
        .collect(Collectors.toMap(ParkedBill::id, bill -> bill, (one, _) -> one));
  }

  /** Locks the bills until the caller's transaction ends. */
  void lock(List<Long> bills) {
    jdbc.sql("select 1 from billing.bill where id = any (:bills) order by id for update")
        .param("bills", array(bills))
        .query((_, _) -> 1)
        .list();
  }

  /** Why bills cannot be given up, without the bills that can. */
  Map<Long, String> objectionsToGivingUp(List<Long> bills) {
    return sentences(
        """
        select * from (select b.id, %s as why from billing.bill b where b.id = any (:bills)) o
         where why is not null
        """
            .formatted(OBJECTION),
        bills);
  }

  /** Why the provider cannot be asked again about the payments of bills. */
  Map<Long, String> objectionsToAskingAgain(List<Long> bills) {
    return sentences(
        """
        select b.id, 'A person has already accepted the provider''s charge.'
          from billing.bill b
          join billing.unknown_charge u
            on u.plan_id = b.plan_id and u.period_start = b.period_start
         where b.id = any (:bills)
        """,
        bills);
  }

  /** The current prices of the bills. */
  Map<Long, Priced> prices(List<Long> bills) {
    return jdbc
        .sql(
            """
            select id, parked, voided, total_minor, currency
              from billing.bill
             where id = any (:bills)
            """)
        .param("bills", array(bills))
        .query((row, _) -> Map.entry(row.getLong(1), priced(row)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Voids bills, and closes their alerts. */
  void giveUp(List<Long> bills, Instant now, String by, String reason) {
    jdbc.sql(
            """
            update billing.bill
               set voided = :why, voided_at = :now
             where id = any (:bills) and voided is null
            """)
        .param("why", "given up by %s: %s".formatted(by, reason))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("bills", array(bills))
        .update();
    closeAlerts(bills, now, by, reason);
  }

  /**
   * Reverses giving up bills: they are parked again, with an alert.
   *
   * @return the bills that were parked again; the periods of the others have another bill by now
   */
  List<Long> takeBack(List<Long> bills, Instant now) {
    return jdbc.sql(
            """
            with again as (
              update billing.bill b
                 set voided = null, voided_at = null
               where b.id = any (:bills) and b.voided is not null
                 and not exists (
                     select from billing.bill other
                      where other.plan_id = b.plan_id and other.period_start = b.period_start
                        and other.voided is null)
              returning b.id, b.parked, b.too_small
            ), alerted as (
              insert into billing.alert (id, bill_id, kind, reason, raised_at)
              select gen_random_uuid(), id,
                     case when too_small then 'TOO_SMALL' else 'NOT_PRICED' end, parked, :now
                from again
                  on conflict (bill_id, kind) where closed_at is null do nothing)
            select id from again
            """)
        .param("bills", array(bills))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .list();
  }

  /**
   * Reopens the parked attempts of bills, so that the provider is asked about their outcome again.
   */
  void askAgain(List<Long> bills, Instant now, String by, String reason) {
    jdbc.sql(
            """
            update billing.payment_attempt
               set state = 'UNKNOWN', settled_at = null,
                   reason = 'A person in billing had the provider asked again'
             where bill_id = any (:bills) and state = 'PARKED'
            """)
        .param("bills", array(bills))
        .update();
    closeAlerts(bills, now, by, reason);
  }

  /** Stores what was decided. */
  void decided(List<Long> bills, Decision decision, Instant now, String by, String reason) {
    jdbc.sql(
            """
            insert into billing.bill_decision (bill_id, decision, reason, decided_by, decided_at)
            select bill, :decision, :reason, :by, :now
              from unnest(:bills) bill
             order by bill
            """)
        .param("decision", decision.name())
        .param("reason", reason)
        .param("by", by)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("bills", array(bills))
        .update();
  }

  /** The bills for which the latest decision to try again still counts. */
  List<Long> decidedToTryAgain(List<Long> bills) {
    return jdbc.sql(
            """
            select d.bill_id
              from (select distinct on (bill_id) *
                      from billing.bill_decision
                     where bill_id = any (:bills)
                     order by bill_id, id desc) d
             where %s
            """
                .formatted(IS_DECIDED))
        .param("bills", array(bills))
        .query(Long.class)
        .list();
  }

  private void closeAlerts(List<Long> bills, Instant now, String by, String reason) {
    jdbc.sql(
            """
            update billing.alert
               set closed_at = :now, closed_by = :by, close_reason = :reason
             where bill_id = any (:bills) and closed_at is null
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("reason", reason)
        .param("bills", array(bills))
        .update();
  }

  private Map<Long, String> sentences(String sql, List<Long> bills) {
    return jdbc
        .sql(sql)
        .param("bills", array(bills))
        .query((row, _) -> Map.entry(row.getLong(1), row.getString(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one));
  }

  private static Priced priced(ResultSet row) throws SQLException {
    Long minor = row.getObject("total_minor", Long.class);
    String currency = row.getString("currency");
    return new Priced(
        row.getString("parked"),
        row.getString("voided"),
        minor == null || currency == null ? null : new Money(minor, currency));
  }

  private static ParkedBill bill(ResultSet row) throws SQLException {
    String decision = row.getString("decision");
    return new ParkedBill(
        row.getLong("id"),
        Cause.valueOf(row.getString("cause")),
        row.getString("why"),
        row.getObject("customer_id", UUID.class),
        row.getString("name"),
        row.getString("contract_name"),
        row.getObject("period_start", LocalDate.class),
        row.getObject("period_end", LocalDate.class),
        row.getObject("reference", UUID.class),
        row.getObject("total_minor", Long.class),
        row.getString("currency"),
        row.getBoolean("is_void"),
        decision == null
            ? null
            : new Made(
                Decision.valueOf(decision),
                row.getString("decided_by"),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.getString("reason")));
  }

  private static long[] array(List<Long> bills) {
    return bills.stream().mapToLong(Long::longValue).toArray();
  }
}
