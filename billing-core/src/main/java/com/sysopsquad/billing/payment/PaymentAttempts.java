package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.bill.Bill;
import com.sysopsquad.billing.bill.BillRows;
import com.sysopsquad.billing.bill.freeze.BillCheck;
import com.sysopsquad.billing.payment.FinishedCharge.Answered;
import com.sysopsquad.billing.payment.FinishedCharge.Attempted;
import com.sysopsquad.billing.payment.FinishedCharge.NotPriced;
import com.sysopsquad.billing.provider.PaymentOutcome.Rejected;
import com.sysopsquad.flows.database.ColumnArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The payment attempts of all bills. */
final class PaymentAttempts {

  private static final Duration TRIES_COUNT_FOR = Duration.ofDays(28);
  private static final int MOST_TRIES = 4;

  private static final String UNPAID_AND_NOT_RIGHT =
      """
      select b.id
        from (select distinct bill_id
                from billing.payment_attempt
               where state in ('SOFT_DECLINE', 'HARD_DECLINE', 'CUSTOMER_ACTION', 'NOT_SENT',
                               'REJECTED')) unpaid
        join billing.bill b on b.id = unpaid.bill_id
        join billing.account a on a.customer_id = b.customer_id
        %s
       where %s <> ''
         and b.written_off_at is null
         and (b.voided is null or s.ends_on is null or s.ends_on > b.period_start)
         and not exists (
             select from billing.payment_attempt p
              where p.bill_id = b.id
                and p.state in ('APPROVED', 'PENDING', 'THROTTLED', 'UNKNOWN', 'PARKED'))
         and not exists (select from billing.invoice i where i.bill_id = b.id)
         and not exists (
             select from billing.unknown_charge u
              where u.plan_id = b.plan_id and u.period_start = b.period_start)
       order by b.id
      """
          .formatted(BillCheck.UNPAID_TABLES, BillCheck.WHY_UNPAID);

  /** An attempt whose outcome is not known yet, with its bill. */
  record Open(Bill bill, PaymentAttempt.Open attempt) {}

  private final JdbcClient jdbc;
  private final JdbcOperations batches;

  PaymentAttempts(JdbcClient jdbc, JdbcOperations batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /**
   * Stores new attempts within the caller's transaction.
   *
   * @throws org.springframework.dao.DuplicateKeyException if a bill already has such an attempt, or
   *     one that is open or paid
   */
  void add(List<Attempted> charges) {
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
            .longs(charge -> charge.attempt().number())
            .texts(charge -> charge.attempt().state())
            .texts(charge -> charge.attempt().providerReference())
            .texts(charge -> charge.attempt().code())
            .texts(charge -> charge.attempt().reason())
            .texts(charge -> charge.attempt().attemptedAt())
            .texts(charge -> charge.attempt().settledAt()));
  }

  /**
   * Parks bills that turned out to have no price, within the caller's transaction.
   *
   * @return those that were not parked before
   */
  List<Long> park(List<NotPriced> bills) {
    return bills.isEmpty()
        ? List.of()
        : batches.query(
            """
            update billing.bill b
               set parked = a.why
              from unnest(?::bigint[], ?::text[]) as a (id, why)
             where b.id = a.id and b.parked is null
            returning b.id
            """,
            new ColumnArrays<>(bills)
                .longs(bill -> bill.bill().id())
                .texts(bill -> bill.bill().why()),
            (row, _) -> row.getLong(1));
  }

  /** Bills with an amount of zero that once had an attempt, and that have no invoice. */
  List<Bill> unsettledWithNothingToPay(long after, int size) {
    return batches.query(
        """
        select %s
          from %s
         where b.id > ? and b.total_minor = 0 and b.parked is null and b.voided is null
           and not exists (select from billing.invoice i where i.bill_id = b.id)
           and exists (select from billing.payment_attempt p where p.bill_id = b.id)
           and not exists (select from billing.payment_attempt p
                            where p.bill_id = b.id
                              and p.state in ('APPROVED', 'PENDING', 'THROTTLED', 'UNKNOWN',
                                              'PARKED'))
         order by b.id
         limit ?
        """
            .formatted(BillRows.COLUMNS, BillRows.TABLES),
        (row, _) -> BillRows.read(row),
        after,
        size);
  }

  /**
   * Stores charges that were found at the provider, within the caller's transaction.
   *
   * @return the bills whose charge was stored; the others have a live attempt by now
   */
  Set<Long> adopt(List<Answered> charges) {
    return batches
        .query(
            """
            with adopted as (
              insert into billing.payment_attempt (bill_id, attempt, state, card_id, amount_minor,
                     currency, provider_reference, reason, attempted_at, settled_at)
              select a.bill_id, a.attempt, a.state, a.card_id::uuid, b.total_minor, b.currency,
                     a.provider_reference, a.reason, a.attempted_at::timestamptz,
                     a.settled_at::timestamptz
                from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::text[])
                  as a (bill_id, attempt, state, card_id, provider_reference, reason, attempted_at,
                        settled_at)
                join billing.bill b on b.id = a.bill_id
               order by a.bill_id
                  on conflict do nothing
              returning bill_id, provider_reference
            ), forgotten as (
              delete from billing.unknown_charge u
               using adopted
               where u.provider_reference = adopted.provider_reference)
            select bill_id from adopted
            """,
            new ColumnArrays<>(charges)
                .longs(charge -> charge.bill().id())
                .longs(charge -> charge.attempt().number())
                .texts(charge -> charge.attempt().state())
                .texts(charge -> charge.bill().card().id())
                .texts(charge -> charge.attempt().providerReference())
                .texts(charge -> charge.attempt().reason())
                .texts(charge -> charge.attempt().attemptedAt())
                .texts(charge -> charge.attempt().settledAt()),
            (row, _) -> row.getLong(1))
        .stream()
        .collect(Collectors.toSet());
  }

  /**
   * Stores the new states of open attempts, within the caller's transaction. Each is looked up by
   * its key: {@code state || ''} keeps the planner from the indexes of open attempts, which it
   * believes to be empty until an outage is in its statistics, and then reads for each batch.
   *
   * @return the bills whose attempt was still open; another process has settled the others
   */
  Set<Long> resolve(List<Attempted> charges) {
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
               and p.state || '' in ('UNKNOWN', 'THROTTLED', 'PENDING')
            returning p.bill_id
            """,
            new ColumnArrays<>(charges)
                .longs(charge -> charge.bill().id())
                .longs(charge -> charge.attempt().number())
                .texts(charge -> charge.attempt().state())
                .texts(charge -> charge.attempt().providerReference())
                .texts(charge -> charge.attempt().code())
                .texts(charge -> charge.attempt().reason())
                .texts(charge -> charge.attempt().settledAt()),
            (row, _) -> row.getLong(1))
        .stream()
        .collect(Collectors.toSet());
  }

  /**
   * Bills that were attempted, are certainly not paid, and are no longer correct: freezing them now
   * would give another result.
   */
  List<Long> unpaidAndNotRight() {
    return jdbc.sql(UNPAID_AND_NOT_RIGHT).query(Long.class).list();
  }

  /**
   * Opens a further attempt, within the caller's transaction, for unpaid bills whose customer now
   * has another card, or has chosen or added the same one again, or whose card was declined
   * temporarily so many days ago.
   *
   * <p>It never opens one for a bill that is written off, or that a person is working on at this
   * moment; for a bill that is paid or may have been sent, which the unique index on live attempts
   * also prevents; for a card number that was permanently declined; or for a card number with which
   * this bill was tried four times within 28 days.
   *
   * @param today day on which the card must be valid
   * @param retryAfterDays days after the first attempt with a card number for the second attempt
   *     with it, the third, ...
   * @param most maximum number at once
   * @return the bills
   */
  List<Long> openFurther(Instant now, LocalDate today, List<Integer> retryAfterDays, int most) {
    return jdbc.sql(
            """
            insert into billing.payment_attempt
                   (bill_id, attempt, state, card_id, amount_minor, currency, reason, attempted_at)
            select b.id, last.attempt + 1, 'UNKNOWN', c.id, b.total_minor, b.currency,
                   'It is about to be sent', :now
              from (select distinct on (bill_id) bill_id, attempt, settled_at, code, state
                      from billing.payment_attempt
                     where state in ('SOFT_DECLINE', 'HARD_DECLINE', 'CUSTOMER_ACTION',
                                     'NOT_SENT', 'REJECTED')
                     order by bill_id, attempt desc) last
              join billing.bill b
                on b.id = last.bill_id and b.parked is null and b.voided is null
               and b.total_minor > 0
              join billing.default_card d on d.customer_id = b.customer_id
              join billing.card c
                on c.id = d.card_id and c.state = 'VERIFIED' and c.expires_on >= :today
              cross join lateral (
                   select count(*) as ever, count(*) filter (where p.attempted_at > :since) as lately,
                          min(p.attempted_at) as begun
                     from billing.payment_attempt p
                     join billing.card used on used.id = p.card_id
                    where p.bill_id = b.id and used.fingerprint = c.fingerprint) tries
             where last.code is distinct from :tooSmall
               and b.written_off_at is null
               and (tries.ever = 0 or d.registered_at > last.settled_at
                    or last.state = 'SOFT_DECLINE' and tries.begun > :since
                       and tries.begun + interval '24 hours'
                             * (:retryAfterDays::int[])[tries.ever] <= :now)
               and tries.lately < :mostTries
               and not exists (
                   select from billing.payment_attempt p
                    where p.bill_id = b.id
                      and (p.attempt > last.attempt
                           or p.state in ('APPROVED', 'PENDING', 'THROTTLED', 'UNKNOWN', 'PARKED')))
               and not exists (
                   select from billing.unknown_charge u
                    where u.plan_id = b.plan_id and u.period_start = b.period_start)
               and not exists (
                   select from billing.card same
                     join billing.payment_attempt p
                       on p.card_id = same.id and p.state = 'HARD_DECLINE'
                    where same.customer_id = c.customer_id and same.fingerprint = c.fingerprint)
             order by b.id
             limit :atOnce
               for key share of b skip locked
            returning bill_id
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("today", today)
        .param("retryAfterDays", retryAfterDays.toArray(Integer[]::new))
        .param("since", now.minus(TRIES_COUNT_FOR).atOffset(ZoneOffset.UTC))
        .param("mostTries", MOST_TRIES)
        .param("tooSmall", Rejected.TOO_SMALL)
        .param("atOnce", most)
        .query(Long.class)
        .list();
  }

  /**
   * The open attempts of all runs in the order of their bills, starting after a bill; each bill has
   * the card of its attempt.
   *
   * @param fromNumber 1: all; 2: further attempts only
   */
  List<Open> open(int fromNumber, long after, int size) {
    return batches.query(
        """
        select %s, p.attempt, p.state as attempt_state, p.provider_reference, p.code, p.reason,
               p.attempted_at
          from billing.payment_attempt p
          join billing.bill b on b.id = p.bill_id
          join billing.account a on a.customer_id = b.customer_id
          left join billing.card c on c.id = p.card_id
         where p.bill_id > ? and p.attempt >= ? and p.state in ('UNKNOWN', 'THROTTLED', 'PENDING')
         order by p.bill_id
         limit ?
        """
            .formatted(BillRows.COLUMNS),
        (row, _) -> new Open(BillRows.read(row), attempt(row)),
        after,
        fromNumber,
        size);
  }

  private static PaymentAttempt.Open attempt(ResultSet row) throws SQLException {
    return new PaymentAttempt.Open(
        row.getInt("attempt"),
        AttemptState.valueOf(row.getString("attempt_state")),
        row.getString("provider_reference"),
        row.getString("code"),
        row.getString("reason"),
        row.getObject("attempted_at", OffsetDateTime.class).toInstant());
  }
}
