package com.sysopsquad.billing.event;

import com.sysopsquad.billing.bill.LineKey;
import com.sysopsquad.billing.provider.feed.ProviderEvent;
import com.sysopsquad.billing.provider.feed.ProviderEvent.Movement;
import com.sysopsquad.billing.provider.feed.ProviderEvent.Subject;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The provider's events as they were read, and up to when they were. */
final class ProviderEvents {

  private final JdbcClient jdbc;

  ProviderEvents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An event that nothing was decided about, or that is set aside.
   *
   * @param reason why it was set aside; null if it is new
   */
  record Open(ProviderEvent event, @Nullable String reason) {}

  /**
   * An event that was read before.
   *
   * @param isUnreadable whether it could not be read then, so that nothing came of it
   */
  record Known(ProviderEvent event, boolean isUnreadable) {

    /** Whether another one with its ID says the same. */
    boolean isSaidBy(ProviderEvent other) {
      return event.at().equals(other.at())
          && event.subject() == other.subject()
          && event.object().equals(other.object())
          && event.charge().equals(other.charge())
          && event.amountMinor() == other.amountMinor()
          && event.currency().equals(other.currency())
          && event.status().equals(other.status())
          && event.movements().equals(other.movements())
          && Objects.equals(event.objection(), other.objection());
    }
  }

  Optional<Instant> readTo() {
    return jdbc.sql("select read_to from billing.provider_event_mark")
        .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .optional();
  }

  void markReadTo(Instant at) {
    jdbc.sql(
            """
            insert into billing.provider_event_mark (read_to)
            values (:at)
                on conflict (single) do update
               set read_to = excluded.read_to
            """)
        .param("at", utc(at))
        .update();
  }

  /** Whether there is a payment from before a time. */
  boolean isSomethingPaid(Instant before) {
    return jdbc.sql(
            """
            select exists (
              select from billing.payment_attempt
               where state = 'APPROVED' and settled_at < :before)
            """)
        .param("before", utc(before))
        .query(Boolean.class)
        .single();
  }

  /** Those of a page that were read before, by ID. */
  Map<String, Known> known(List<ProviderEvent> page) {
    return jdbc
        .sql("select * from billing.provider_event where id = any(?)")
        .param(page.stream().map(ProviderEvent::id).toArray(String[]::new))
        .query((row, _) -> new Known(event(row), row.getString("objection") != null))
        .list()
        .stream()
        .collect(
            Collectors.toMap(known -> known.event().id(), known -> known, (first, _) -> first));
  }

  /** The failed payments of a page that are paid here: a declined card is no news. */
  Set<String> paid(List<ProviderEvent> page) {
    List<ProviderEvent> failures =
        page.stream().filter(event -> event.subject() == Subject.PAYMENT).toList();
    if (failures.isEmpty()) {
      return Set.of();
    }
    return jdbc.sql(
            """
            select failed.object
              from unnest(:objects::text[], :plans::uuid[], :starts::date[], :bills::uuid[])
                   as failed (object, plan_id, period_start, reference)
             cross join lateral (
                   select b.id
                     from billing.bill b
                    where b.plan_id = failed.plan_id and b.period_start = failed.period_start
                    union
                   select b.id
                     from billing.bill b
                    where b.reference = failed.reference) named
              join billing.payment_attempt p on p.bill_id = named.id and p.state = 'APPROVED'
             where p.provider_reference = failed.object
            """)
        .param("objects", failures.stream().map(ProviderEvent::object).toArray(String[]::new))
        .param(
            "plans",
            failures.stream()
                .map(event -> text(event.line(), LineKey::planId))
                .toArray(String[]::new))
        .param(
            "starts",
            failures.stream()
                .map(event -> text(event.line(), LineKey::periodStart))
                .toArray(String[]::new))
        .param(
            "bills",
            failures.stream()
                .map(event -> text(event.bill(), UUID::toString))
                .toArray(String[]::new))
        .query(String.class)
        .set();
  }

  private static <T> @Nullable String text(@Nullable T value, Function<T, Object> part) {
    return value == null ? null : part.apply(value).toString();
  }

  /** What could not be read before is now what it was meant to be. */
  void replace(ProviderEvent event, Instant now) {
    jdbc.sql("delete from billing.provider_event where id = ? and objection is not null")
        .param(event.id())
        .update();
    add(event, now);
  }

  /**
   * Stores an event; one that is known is left as it is.
   *
   * @return how many were stored: one, or none
   */
  int add(ProviderEvent event, Instant now) {
    return jdbc.sql(
            """
            insert into billing.provider_event (id, at, subject, object, charge, amount_minor,
                   currency, status, words, due_by, correction, movements, movement_minor,
                   movement_fees, movement_currency, objection, read_at)
            values (:id, :at, :subject, :object, :charge, :amount, :currency, :status, :words,
                   :dueBy, :correction, :movements::text[], :amounts::bigint[], :fees::bigint[],
                   :currencies::text[], :objection, :now)
                on conflict (id) do nothing
            """)
        .param("id", event.id())
        .param("at", utc(event.at()))
        .param("subject", event.subject().name())
        .param("object", event.object())
        .param("charge", event.charge())
        .param("amount", event.amountMinor())
        .param("currency", event.currency())
        .param("status", event.status())
        .param("words", event.words())
        .param("dueBy", utc(event.dueBy()), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("correction", event.correction(), Types.OTHER)
        .param("movements", references(event))
        .param("amounts", amounts(event))
        .param("fees", fees(event))
        .param("currencies", currencies(event))
        .param("objection", event.objection(), Types.VARCHAR)
        .param("now", utc(now))
        .update();
  }

  /** The next events that were never tried, in the order in which they happened. */
  List<Open> untried(Instant afterTime, String afterId, int size) {
    return jdbc.sql(
            """
            select *
              from billing.provider_event
             where state = 'NEW' and tried_at is null and (at, id) > (:at, :id)
             order by at, id
             limit :size
            """)
        .param("at", utc(afterTime))
        .param("id", afterId)
        .param("size", size)
        .query((row, _) -> new Open(event(row), row.getString("reason")))
        .list();
  }

  /** The open events that were tried before, the longest not tried first. */
  List<Open> tried(Instant readSince, Instant triedBefore, int size) {
    return jdbc.sql(
            """
            select *
              from billing.provider_event
             where state in ('NEW', 'SET_ASIDE') and tried_at < :before
               and (state = 'NEW' or read_at >= :since)
             order by tried_at, id
             limit :size
            """)
        .param("before", utc(triedBefore))
        .param("since", utc(readSince))
        .param("size", size)
        .query((row, _) -> new Open(event(row), row.getString("reason")))
        .list();
  }

  /** Notes that an event was tried in vain. */
  void tried(String id, Instant now) {
    jdbc.sql(
            """
            update billing.provider_event
               set tried_at = :now
             where id = :id and state in ('NEW', 'SET_ASIDE')
            """)
        .param("now", utc(now))
        .param("id", id)
        .update();
  }

  /** How many events that were read since then are set aside. */
  long countSetAside(Instant readSince) {
    return jdbc.sql(
            """
            select count(*)
              from billing.provider_event
             where state = 'SET_ASIDE' and read_at >= ?
            """)
        .param(utc(readSince))
        .query(Long.class)
        .single();
  }

  /** Locks an event until the caller's transaction ends; false if it is no longer open. */
  boolean lock(String id) {
    return jdbc.sql(
            """
            select state in ('NEW', 'SET_ASIDE')
              from billing.provider_event
             where id = ?
               for update
            """)
        .param(id)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  void decided(String id, Decision decision, Instant run) {
    jdbc.sql(
            """
            update billing.provider_event
               set state = :state, reason = null, run = :run
             where id = :id
            """)
        .param("state", decision.name())
        .param("run", utc(run))
        .param("id", id)
        .update();
  }

  /** Whether an event is set aside for this reason. */
  boolean isSetAside(String id, String reason) {
    return jdbc.sql(
            """
            select exists (
              select from billing.provider_event
               where id = :id and state = 'SET_ASIDE' and reason = :reason)
            """)
        .param("id", id)
        .param("reason", reason)
        .query(Boolean.class)
        .single();
  }

  /** Sets an event aside; by a run that is identified, if there is one. */
  void setAside(String id, String reason, Instant now, @Nullable Instant run) {
    jdbc.sql(
            """
            update billing.provider_event
               set state = 'SET_ASIDE', reason = :reason, tried_at = :now, run = :run
             where id = :id
            """)
        .param("now", utc(now))
        .param("reason", reason)
        .param("run", utc(run), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("id", id)
        .update();
  }

  /** Whether the provider has told that a refund failed. */
  boolean hasFailed(String refund) {
    return jdbc.sql(
            """
            select exists (
              select from billing.provider_event
               where object = :refund and subject = 'REFUND' and status in ('failed', 'canceled')
                 and objection is null)
            """)
        .param("refund", refund)
        .query(Boolean.class)
        .single();
  }

  /** Forgets what was decided or left to people long ago, and is not told again. */
  int forget(Instant before, int most) {
    return jdbc.sql(
            """
            delete from billing.provider_event
             where id in (
                   select id
                     from billing.provider_event
                    where read_at < :before and state <> 'NEW'
                    order by read_at
                    limit :most)
            """)
        .param("before", utc(before))
        .param("most", most)
        .update();
  }

  private static ProviderEvent event(ResultSet row) throws SQLException {
    return new ProviderEvent(
        row.getString("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        Subject.valueOf(row.getString("subject")),
        row.getString("object"),
        row.getString("charge"),
        row.getLong("amount_minor"),
        row.getString("currency"),
        row.getString("status"),
        row.getString("words"),
        Optional.ofNullable(row.getObject("due_by", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant)
            .orElse(null),
        row.getObject("correction", UUID.class),
        null,
        null,
        movements(row),
        row.getString("objection"));
  }

  private static List<Movement> movements(ResultSet row) throws SQLException {
    String[] references = (String[]) array(row, "movements");
    Long[] amounts = (Long[]) array(row, "movement_minor");
    Long[] fees = (Long[]) array(row, "movement_fees");
    String[] currencies = (String[]) array(row, "movement_currency");
    List<Movement> movements = new ArrayList<>();
    for (int i = 0; i < references.length; i++) {
      movements.add(new Movement(references[i], amounts[i], fees[i], currencies[i]));
    }
    return movements;
  }

  private static Object array(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    try {
      return array.getArray();
    } finally {
      array.free();
    }
  }

  private static String[] references(ProviderEvent event) {
    return event.movements().stream().map(Movement::reference).toArray(String[]::new);
  }

  private static String[] currencies(ProviderEvent event) {
    return event.movements().stream().map(Movement::currency).toArray(String[]::new);
  }

  private static long[] amounts(ProviderEvent event) {
    return event.movements().stream().mapToLong(Movement::amountMinor).toArray();
  }

  private static long[] fees(ProviderEvent event) {
    return event.movements().stream().mapToLong(Movement::feeMinor).toArray();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
