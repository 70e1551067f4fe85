package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.alert.ReportingPaymentFailures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens a further attempt for unpaid bills whose customer has another card since, or has chosen or
 * handed in the same one again. The attempt is written down before anything is sent, as UNKNOWN:
 * {@link ResolvingOpenPayments} then asks for it, sends it and settles it as any other whose answer
 * is missing, so that a crash at any moment costs nobody anything.
 *
 * <p>Never tried: what is paid or may have been sent, which the unique index on live attempts holds
 * too; a card number that was declined for good; one that was tried four times within 28 days.
 */
public class TryingUnpaidAgain {

  private static final Duration TRIES_COUNT_FOR = Duration.ofDays(28);
  private static final int MOST_TRIES = 4;
  private static final int AT_ONCE = 500;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final ReportingPaymentFailures failure;
  private final Clock clock;

  TryingUnpaidAgain(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      ReportingPaymentFailures failure,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.failure = failure;
    this.clock = clock;
  }

  /**
   * Opens all attempts that are due.
   *
   * @return how many
   * @throws StaleWriterException when another has taken over
   */
  public long open(WriteFence fence) {
    long opened = 0;
    List<Long> bills = openSome(fence);
    while (!bills.isEmpty()) {
      opened += bills.size();
      bills = openSome(fence);
    }
    return opened;
  }

  private List<Long> openSome(WriteFence fence) {
    return Objects.requireNonNull(
        transaction.execute(
            _ -> {
              fence.hold();
              List<Long> bills = insert(clock.instant());
              failure.triedAgain(bills);
              return bills;
            }));
  }

  private List<Long> insert(Instant now) {
    return jdbc.sql(
            """
            insert into billing.payment_attempt
                   (bill_id, attempt, state, card_id, amount_minor, currency, reason, attempted_at)
            select b.id, last.attempt + 1, 'UNKNOWN', c.id, b.total_minor, b.currency,
                   'It is about to be sent', :now
              from (select distinct on (bill_id) bill_id, attempt, settled_at
                      from billing.payment_attempt
                     where state in ('SOFT_DECLINE', 'HARD_DECLINE', 'CUSTOMER_ACTION',
                                     'NOT_SENT', 'REJECTED')
                     order by bill_id, attempt desc) last
              join billing.bill b on b.id = last.bill_id and b.parked is null
              join billing.default_card d on d.customer_id = b.customer_id
              join billing.card c
                on c.id = d.card_id and c.state = 'VERIFIED' and c.expires_on >= :today
              cross join lateral (
                   select count(*) as ever, count(*) filter (where p.attempted_at > :since) as lately
                     from billing.payment_attempt p
                     join billing.card used on used.id = p.card_id
                    where p.bill_id = b.id and used.fingerprint = c.fingerprint) tries
             where (tries.ever = 0 or d.registered_at > last.settled_at)
               and tries.lately < :mostTries
               and not exists (
                   select from billing.payment_attempt p
                    where p.bill_id = b.id
                      and (p.attempt > last.attempt
                           or p.state in ('APPROVED', 'PENDING', 'THROTTLED', 'UNKNOWN', 'PARKED')))
               and not exists (
                   select from billing.card same
                     join billing.payment_attempt p
                       on p.card_id = same.id and p.state = 'HARD_DECLINE'
                    where same.customer_id = c.customer_id and same.fingerprint = c.fingerprint)
             order by b.id
             limit :atOnce
            returning bill_id
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("today", LocalDate.ofInstant(now, clock.getZone()))
        .param("since", now.minus(TRIES_COUNT_FOR).atOffset(ZoneOffset.UTC))
        .param("mostTries", MOST_TRIES)
        .param("atOnce", AT_ONCE)
        .query(Long.class)
        .list();
  }
}
