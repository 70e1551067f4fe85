package com.sysopsquad.billing.desk;

import com.sysopsquad.billing.desk.DeskAlert.Event;
import com.sysopsquad.billing.desk.DeskAlert.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The alerts of billing as a work list, read by key, one page at a time. */
public class DeskAlerts {

  /** The alerts of a common table expression {@code page}, and what they are about. */
  private static final String PAGE =
      """
      select x.id, x.kind, x.reason, x.raised_at, x.closed_at, x.owner, x.closed_by,
             x.close_reason, x.notice, x.charge, b.id as bill, a.customer_id, a.name,
             b.contract_name, b.period_start, b.period_end, b.reference,
             coalesce(u.amount_minor, b.total_minor) as minor,
             coalesce(u.currency, b.currency) as currency
        from page x
        left join billing.unknown_charge u on u.provider_reference = x.charge
        left join billing.bill b on b.id = coalesce(x.bill_id, u.bill_id)
        left join billing.subscription s on s.plan_id = u.plan_id
        left join billing.account a on a.customer_id = coalesce(b.customer_id, s.customer_id)
       order by x.raised_at desc, x.id desc
      """;

  private final JdbcClient jdbc;

  DeskAlerts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Key(UUID id, Instant raisedAt) {}

  /**
   * The alerts, newest first.
   *
   * @param after last alert of the previous page; null to start with the newest
   * @throws NoSuchAlert if it does not exist
   */
  public List<DeskAlert> list(AlertFilter filter, @Nullable UUID after, int size) {
    Map<String, Object> values = new HashMap<>(Map.of("size", size));
    String where = where(filter, values);
    if (after != null) {
      Key key = key(after);
      values.put("after", after);
      values.put("raisedAt", key.raisedAt().atOffset(ZoneOffset.UTC));
      where += " and (x.raised_at, x.id) < (:raisedAt, :after)";
    }
    return jdbc.sql(
            """
            with page as materialized (
              select x.* from billing.alert x where %s
               order by x.raised_at desc, x.id desc limit :size)
            """
                    .formatted(where)
                + PAGE)
        .params(values)
        .query((row, _) -> alert(row))
        .list();
  }

  /** The number of alerts of each existing kind, whatever kind the filter selects. */
  public Map<AlertKind, Long> counts(AlertFilter filter) {
    Map<String, Object> values = new HashMap<>();
    String where =
        where(
            new AlertFilter(
                null,
                filter.state(),
                filter.owner(),
                filter.unowned(),
                filter.raisedBefore(),
                filter.currency()),
            values);
    Map<AlertKind, Long> counts = new EnumMap<>(AlertKind.class);
    jdbc.sql(
            "select x.kind, count(*) from billing.alert x where %s group by x.kind"
                .formatted(where))
        .params(values)
        .query(
            row -> {
              counts.merge(AlertKind.of(row.getString(1)), row.getLong(2), Long::sum);
            });
    return counts;
  }

  /**
   * One alert.
   *
   * @throws NoSuchAlert if it does not exist
   */
  public DeskAlert get(UUID id) {
    return jdbc.sql("with page as (select x.* from billing.alert x where x.id = :id) " + PAGE)
        .param("id", id)
        .query((row, _) -> alert(row))
        .optional()
        .orElseThrow(() -> new NoSuchAlert(id));
  }

  /** People's actions on an alert, in order. */
  public List<Event> events(UUID id) {
    return jdbc.sql(
            """
            select at, actor, action, receiver, words
              from billing.alert_event
             where alert_id = ?
             order by id
            """)
        .param(id)
        .query(
            (row, _) ->
                new Event(
                    instant(row, 1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5)))
        .list();
  }

  /** The open alerts of a customer and the latest closed ones, newest first. */
  List<DeskAlert> of(UUID customerId, int most) {
    return jdbc.sql(
            """
            with page as materialized (
              select x.*
                from billing.subscription s
                join billing.bill c on c.subscription_id = s.id and c.voided is null
                join billing.alert x on x.bill_id = c.id
               where s.customer_id = :customer
              union all
              select x.*
                from billing.subscription s
                join billing.bill c on c.plan_id = s.plan_id and c.voided is not null
                join billing.alert x on x.bill_id = c.id
               where s.customer_id = :customer
               order by raised_at desc, id desc
               limit :most)
            """
                + PAGE)
        .param("customer", customerId)
        .param("most", most)
        .query((row, _) -> alert(row))
        .list();
  }

  /** One alert, locked until the caller's transaction ends. */
  DeskAlert lock(UUID id) {
    boolean there =
        jdbc.sql("select id from billing.alert where id = ? for update")
            .param(id)
            .query(UUID.class)
            .optional()
            .isPresent();
    if (!there) {
      throw new NoSuchAlert(id);
    }
    return get(id);
  }

  /** Assigns it to somebody. */
  void giveTo(UUID id, String owner) {
    jdbc.sql("update billing.alert set owner = ? where id = ?").params(owner, id).update();
  }

  /** Closes it. */
  void close(UUID id, Instant at, String by, String reason) {
    jdbc.sql("update billing.alert set closed_at = ?, closed_by = ?, close_reason = ? where id = ?")
        .params(at.atOffset(ZoneOffset.UTC), by, reason, id)
        .update();
  }

  /** Records a person's action. */
  void note(
      UUID id,
      Instant at,
      String actor,
      String action,
      @Nullable String receiver,
      @Nullable String words) {
    jdbc.sql(
            """
            insert into billing.alert_event (alert_id, at, actor, action, receiver, words)
            values (:id, :at, :actor, :action, :receiver, :words)
            """)
        .param("id", id)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("actor", actor)
        .param("action", action)
        .param("receiver", receiver)
        .param("words", words)
        .update();
  }

  private Key key(UUID id) {
    return jdbc.sql("select raised_at from billing.alert where id = ?")
        .param(id)
        .query((row, _) -> new Key(id, instant(row, 1)))
        .optional()
        .orElseThrow(() -> new NoSuchAlert(id));
  }

  private static String where(AlertFilter filter, Map<String, Object> values) {
    List<String> conditions = new ArrayList<>();
    switch (filter.state()) {
      case OPEN -> conditions.add("x.closed_at is null");
      case CLOSED -> conditions.add("x.closed_at is not null");
      case ALL -> conditions.add("true");
    }
    if (filter.kind() != null) {
      conditions.add("x.kind = :kind");
      values.put("kind", filter.kind().name());
    }
    if (filter.unowned()) {
      conditions.add("x.owner is null");
    }
    if (filter.owner() != null) {
      conditions.add("x.owner = :owner");
      values.put("owner", filter.owner());
    }
    if (filter.raisedBefore() != null) {
      conditions.add("x.raised_at < :raisedBefore");
      values.put("raisedBefore", filter.raisedBefore().atOffset(ZoneOffset.UTC));
    }
    if (filter.currency() != null) {
      conditions.add(
          """
          coalesce((select u.currency from billing.unknown_charge u
                     where u.provider_reference = x.charge),
                   (select c.currency from billing.bill c where c.id = x.bill_id)) = :currency
          """);
      values.put("currency", filter.currency());
    }
    return String.join(" and ", conditions);
  }

  private static DeskAlert alert(ResultSet row) throws SQLException {
    return new DeskAlert(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getString("reason"),
        row.getObject("raised_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("closed_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant)
            .orElse(null),
        row.getString("owner"),
        row.getString("closed_by"),
        row.getString("close_reason"),
        row.getString("notice"),
        row.getString("charge"),
        subject(row),
        row.getObject("minor", Long.class),
        row.getString("currency"));
  }

  private static @Nullable Subject subject(ResultSet row) throws SQLException {
    UUID customer = row.getObject("customer_id", UUID.class);
    return customer == null
        ? null
        : new Subject(
            customer,
            row.getString("name"),
            row.getObject("bill", Long.class),
            row.getString("contract_name"),
            row.getObject("period_start", LocalDate.class),
            row.getObject("period_end", LocalDate.class),
            row.getObject("reference", UUID.class));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
