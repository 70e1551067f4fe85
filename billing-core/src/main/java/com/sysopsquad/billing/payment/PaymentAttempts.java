package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.bill.Bill;
import com.sysopsquad.billing.bill.BillRows;
import com.sysopsquad.billing.database.ColumnArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;

/** The payment attempts of all bills. */
final class PaymentAttempts {

  /** An attempt with its bill. */
  record Open(Bill bill, PaymentAttempt attempt) {}

  private final JdbcOperations batches;

  PaymentAttempts(JdbcOperations batches) {
    this.batches = batches;
  }

  /**
   * Stores new attempts within the caller's transaction.
   *
   * @throws org.springframework.dao.DuplicateKeyException when a bill has such an attempt already,
   *     or one that is open or paid
   */
  void add(List<FinishedCharge> charges) {
    if (charges.isEmpty()) {
      return;
    }
    batches.update(
        """
        insert into billing.payment_attempt (bill_id, attempt, state, card_id, amount_minor, currency,
               provider_reference, code, reason, attempted_at, settled_at)
        select a.bill_id, a.attempt, a.state, b.card_id, b.total_minor, b.currency,
               a.provider_reference, a.code, a.reason, a.attempted_at::timestamptz,
               a.settled_at::timestamptz
          from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
                      ?::text[], ?::text[])
            as a (bill_id, attempt, state, provider_reference, code, reason, attempted_at,
                  settled_at)
          join billing.bill b on b.id = a.bill_id
        """,
        new ColumnArrays<>(charges)
            .longs(charge -> charge.bill().id())
            .longs(charge -> attempt(charge).number())
            .texts(charge -> attempt(charge).state())
            .texts(charge -> attempt(charge).providerReference())
            .texts(charge -> attempt(charge).code())
            .texts(charge -> attempt(charge).reason())
            .texts(charge -> attempt(charge).attemptedAt())
            .texts(charge -> attempt(charge).settledAt()));
  }

  /**
   * Stores what open attempts have become, within the caller's transaction.
   *
   * @return the bills whose attempt was still open; another has settled the rest
   */
  Set<Long> resolve(List<FinishedCharge> charges) {
    return batches
        .query(
            """
            update billing.payment_attempt p
               set state = a.state, provider_reference = a.provider_reference, code = a.code,
                   reason = a.reason, settled_at = a.settled_at::timestamptz
              from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::text[])
                as a (bill_id, attempt, state, provider_reference, code, reason, settled_at)
             where p.bill_id = a.bill_id and p.attempt = a.attempt
               and p.state in ('UNKNOWN', 'THROTTLED', 'PENDING')
            returning p.bill_id
            """,
            new ColumnArrays<>(charges)
                .longs(charge -> charge.bill().id())
                .longs(charge -> attempt(charge).number())
                .texts(charge -> attempt(charge).state())
                .texts(charge -> attempt(charge).providerReference())
                .texts(charge -> attempt(charge).code())
                .texts(charge -> attempt(charge).reason())
                .texts(charge -> attempt(charge).settledAt()),
            (row, _) -> row.getLong(1))
        .stream()
        .collect(Collectors.toSet());
  }

  /**
   * The open attempts of any run in the order of their bills, from after a bill on; each bill with
   * the card of its attempt.
   */
  List<Open> open(long after, int size) {
    return batches.query(
        """
        select %s, p.attempt, p.state as attempt_state, p.provider_reference, p.code, p.reason,
               p.attempted_at
          from billing.payment_attempt p
          join billing.bill b on b.id = p.bill_id
          join billing.account a on a.customer_id = b.customer_id
          left join billing.card c on c.id = p.card_id
         where p.bill_id > ? and p.state in ('UNKNOWN', 'THROTTLED', 'PENDING')
         order by p.bill_id
         limit ?
        """
            .formatted(BillRows.COLUMNS),
        (row, _) -> new Open(BillRows.read(row), attempt(row)),
        after,
        size);
  }

  private static PaymentAttempt attempt(ResultSet row) throws SQLException {
    Instant at =
        Objects.requireNonNull(row.getObject("attempted_at", OffsetDateTime.class)).toInstant();
    return new PaymentAttempt(
        row.getLong("id"),
        row.getInt("attempt"),
        AttemptState.valueOf(row.getString("attempt_state")),
        row.getString("provider_reference"),
        row.getString("code"),
        row.getString("reason"),
        at,
        null);
  }

  private static PaymentAttempt attempt(FinishedCharge charge) {
    return Objects.requireNonNull(charge.attempt());
  }
}
