package com.sysopsquad.billing.event;

import com.sysopsquad.billing.provider.feed.ProviderEvent;
import com.sysopsquad.flows.pricing.Money;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The refunds that billing has made or recorded, and those of them that failed afterward. */
final class MadeRefunds {

  private final JdbcClient jdbc;

  MadeRefunds(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The refund that an event is about: by the provider's ID, or else by the one it names. */
  Optional<MadeRefund> find(ProviderEvent event) {
    return jdbc.sql(
            """
            select c.id, c.customer_id, c.bill_id, c.number, c.amount_minor, c.currency, c.charge,
                   c.state = 'DONE' as is_done,
                   c.state in ('REQUESTED', 'UNKNOWN') as is_open,
                   f.refund is not null as has_failed
              from billing.correction c
              left join billing.failed_refund f on f.correction_id = c.id
             where c.kind = 'CARD_REFUND'
               and (c.provider_refund = :refund
                    or c.id = :correction and c.provider_refund is null)
             order by c.provider_refund nulls last
             limit 1
            """)
        .param("refund", event.object())
        .param("correction", event.correction(), Types.OTHER)
        .query(
            (row, _) ->
                new MadeRefund(
                    row.getObject("id", UUID.class),
                    row.getObject("customer_id", UUID.class),
                    row.getLong("bill_id"),
                    row.getInt("number"),
                    new Money(row.getLong("amount_minor"), row.getString("currency")),
                    row.getString("charge"),
                    row.getBoolean("is_done"),
                    row.getBoolean("is_open"),
                    row.getBoolean("has_failed")))
        .optional();
  }

  /** Stores that a refund failed after it was confirmed. */
  void fail(MadeRefund refund, ProviderEvent event, Instant now, Instant run) {
    jdbc.sql(
            """
            insert into billing.failed_refund (refund, correction_id, words, posted_at, run)
            values (:refund, :correction, :words, :now, :run)
            """)
        .param("refund", event.object())
        .param("correction", refund.correction())
        .param("words", event.words())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("run", run.atOffset(ZoneOffset.UTC))
        .update();
  }
}
