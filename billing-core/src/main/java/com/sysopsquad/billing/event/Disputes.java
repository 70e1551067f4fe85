package com.sysopsquad.billing.event;

import com.sysopsquad.billing.provider.feed.ProviderEvent;
import com.sysopsquad.billing.provider.feed.ProviderEvent.Movement;
import com.sysopsquad.flows.pricing.Money;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Disputed payments, and the money that moved because of them. */
final class Disputes {

  /** An alert names so many disputes of a bill. */
  private static final int MOST_TOLD = 10;

  private final JdbcClient jdbc;

  Disputes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A movement in our records.
   *
   * @param dispute of which it is
   */
  record Known(String dispute, Movement movement) {}

  Optional<Dispute> find(String id) {
    return jdbc.sql(
            """
            select d.id, d.bill_id, b.customer_id, d.charge, d.amount_minor, d.currency,
                   d.charged_minor, d.withdrawn_minor, d.status, d.status_at
              from billing.dispute d
              join billing.bill b on b.id = d.bill_id
             where d.id = ?
            """)
        .param(id)
        .query(
            (row, _) ->
                new Dispute(
                    row.getString("id"),
                    row.getLong("bill_id"),
                    row.getObject("customer_id", UUID.class),
                    row.getString("charge"),
                    new Money(row.getLong("amount_minor"), row.getString("currency")),
                    new Money(row.getLong("charged_minor"), row.getString("currency")),
                    row.getLong("withdrawn_minor"),
                    row.getString("status"),
                    row.getObject("status_at", OffsetDateTime.class).toInstant()))
        .optional();
  }

  /**
   * A dispute that the bank has not decided.
   *
   * @param dueBy until when it can be answered; null if it is not said
   */
  record Open(
      String id,
      String charge,
      Money amount,
      String reason,
      String status,
      @Nullable Instant dueBy) {}

  /** The open disputes of a bill, the most urgent first. */
  List<Open> open(long bill) {
    return jdbc
        .sql(
            """
            select id, charge, amount_minor, currency, reason, status, due_by
              from billing.dispute
             where bill_id = ?
             order by status not like '%needs_response', due_by nulls last, id
            """)
        .param(bill)
        .query(
            (row, _) ->
                new Open(
                    row.getString("id"),
                    row.getString("charge"),
                    new Money(row.getLong("amount_minor"), row.getString("currency")),
                    row.getString("reason"),
                    row.getString("status"),
                    Optional.ofNullable(row.getObject("due_by", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null)))
        .list()
        .stream()
        .filter(open -> !Dispute.isEnded(open.status()))
        .limit(MOST_TOLD)
        .toList();
  }

  /**
   * What other disputes of the same charge have taken back; the caller holds the lock of the bill.
   */
  long withdrawnByOthers(Dispute dispute) {
    return jdbc.sql(
            """
            select coalesce(sum(withdrawn_minor), 0)::bigint
              from billing.dispute
             where bill_id = :bill and charge = :charge and id <> :id
            """)
        .param("bill", dispute.bill())
        .param("charge", dispute.charge())
        .param("id", dispute.id())
        .query(Long.class)
        .single();
  }

  void add(ProviderEvent event, PaidCharge paid) {
    jdbc.sql(
            """
            insert into billing.dispute (id, bill_id, charge, amount_minor, currency,
                   charged_minor, reason, status, status_at, due_by)
            values (:id, :bill, :charge, :amount, :currency, :charged, :reason, :status, :at,
                    :dueBy)
            """)
        .param("id", event.object())
        .param("bill", paid.bill())
        .param("charge", paid.charge())
        .param("amount", event.amountMinor())
        .param("currency", event.currency())
        .param("charged", paid.amount().minor())
        .param("reason", event.words())
        .param("status", event.status())
        .param("at", utc(event.at()))
        .param("dueBy", utc(event.dueBy()), Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }

  void update(ProviderEvent event) {
    jdbc.sql(
            """
            update billing.dispute
               set status = :status, status_at = :at, due_by = :dueBy
             where id = :id
            """)
        .param("id", event.object())
        .param("status", event.status())
        .param("at", utc(event.at()))
        .param("dueBy", utc(event.dueBy()), Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
  }

  Optional<Known> movement(String reference) {
    return jdbc.sql(
            """
            select dispute, reference, amount_minor, fee_minor, currency
              from billing.provider_movement
             where reference = ?
            """)
        .param(reference)
        .query(
            (row, _) ->
                new Known(
                    row.getString("dispute"),
                    new Movement(
                        row.getString("reference"),
                        row.getLong("amount_minor"),
                        row.getLong("fee_minor"),
                        row.getString("currency"))))
        .optional();
  }

  /**
   * Stores a movement; the caller holds the lock of the bill.
   *
   * @return its number among those of the bill
   */
  int add(Movement movement, Dispute dispute, Instant now, Instant run) {
    return jdbc.sql(
            """
            insert into billing.provider_movement (reference, dispute, bill_id, number,
                   amount_minor, fee_minor, currency, posted_at, run)
            select :reference, :dispute, :bill,
                   (select count(*) + 1 from billing.provider_movement where bill_id = :bill),
                   :amount, :fee, :currency, :now, :run
            returning number
            """)
        .param("reference", movement.reference())
        .param("dispute", dispute.id())
        .param("bill", dispute.bill())
        .param("amount", movement.amountMinor())
        .param("fee", movement.feeMinor())
        .param("currency", movement.currency())
        .param("now", utc(now))
        .param("run", utc(run))
        .query(Integer.class)
        .single();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
