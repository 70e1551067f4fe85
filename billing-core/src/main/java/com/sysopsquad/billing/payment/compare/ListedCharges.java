package com.sysopsquad.billing.payment.compare;

import java.sql.Connection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The provider's charges as they are listed for one comparison, in temporary tables of its
 * connection, and what is stored of them.
 */
final class ListedCharges {

  private static final String SAMPLE = "3";

  private final JdbcClient jdbc;

  ListedCharges(Connection connection) {
    this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  /**
   * Names the database as it is stored now. A restore changes the name: of a whole server by its
   * start, of a database by its number, and of tables by the file of the mark.
   */
  String database() {
    return jdbc.sql(
            """
            select concat_ws('/', extract(epoch from pg_postmaster_start_time()),
                             (select oid from pg_database where datname = current_database()),
                             pg_relation_filenode('billing.provider_mark'))
            """)
        .query(String.class)
        .single();
  }

  /** Begins to be the only comparison, unless there is another one. */
  boolean beginAlone() {
    return jdbc.sql("select pg_try_advisory_lock(hashtext('billing.unknown_charge'))")
        .query(Boolean.class)
        .single();
  }

  /** Lets the next comparison begin. */
  void endAlone() {
    jdbc.sql("select pg_advisory_unlock(hashtext('billing.unknown_charge'))")
        .query(Boolean.class)
        .single();
  }

  /** Records, before the provider is queried, which payments its list must contain. */
  void expect(@Nullable Instant since) {
    jdbc.sql("drop table if exists pg_temp.expected_charge").update();
    jdbc.sql(
            """
            create temporary table expected_charge as
            select provider_reference
              from billing.payment_attempt
             where state = 'APPROVED' and amount_minor > 0 and settled_at >= :since
            """)
        .param("since", (since == null ? Instant.EPOCH : since).atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Payments that the loaded list lacks: how many, and a few of them; empty if none. */
  Optional<String> missing() {
    return jdbc.sql(
            """
            select count(*) || ' (' || array_to_string((array_agg(provider_reference))[:SAMPLE], ', ')
                   || ')'
              from expected_charge e
             where not exists (
                   select from provider_charge c
                    where c.provider_reference = e.provider_reference
                     and c.state = 'SUCCEEDED')
            having count(*) > 0
            """
                .replace(":SAMPLE", "1:" + SAMPLE))
        .query(String.class)
        .optional();
  }

  /**
   * Stores the charges of the loaded list that have no attempt here, or another outcome, in one
   * statement. The list is then compared to its latest charge, so to a time of the provider: a
   * clock of ours may be ahead. A charge that is not over by any clock of ours does not count, and
   * if both clocks went back, it is compared again from there on.
   */
  void keep(Instant now) {
    jdbc.sql(
            """
            with kept as (
              insert into billing.unknown_charge
                     (provider_reference, charged_at, amount_minor, currency, reference, plan_id,
                      period_start, attempt, method, noticed_at, state, refunded_minor)
              select c.provider_reference, c.charged_at, c.amount_minor, c.currency, c.reference,
                     c.plan_id, c.period_start, c.attempt, c.method, :now, c.state,
                     c.refunded_minor
                from provider_charge c
               where c.state <> 'ENDED'
                 and not exists (
                     select from billing.payment_attempt p
                      where p.bill_id = c.bill_id
                        and (p.state = 'APPROVED' and p.provider_reference = c.provider_reference
                             or c.state = 'UNDECIDED' and p.attempt = c.attempt
                                and p.state in ('PENDING', 'THROTTLED', 'UNKNOWN', 'PARKED')))
                  on conflict (provider_reference) do update
                 set state = excluded.state, refunded_minor = excluded.refunded_minor),
            ended as (
              delete from billing.unknown_charge u
               using provider_charge c
               where c.provider_reference = u.provider_reference and c.state = 'ENDED'
                 and u.state = 'UNDECIDED'),
            compared as (
              insert into billing.charges_compared (at) values (:now)
                  on conflict (single) do update set at = excluded.at)
            insert into billing.provider_mark (compared_to)
            select least(latest, :now)
              from (select coalesce(
                           (select max(charged_at) from provider_charge
                             where charged_at <= greatest(:now, clock_timestamp())),
                           (select compared_to from billing.provider_mark)) as latest) known
             where latest is not null
                on conflict (single) do update set compared_to = excluded.compared_to
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void forget() {
    jdbc.sql("drop table if exists pg_temp.expected_charge").update();
  }
}
