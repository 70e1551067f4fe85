package com.sysopsquad.billing.event;

import com.sysopsquad.billing.bill.LineKey;
import com.sysopsquad.billing.provider.ChargePage;
import com.sysopsquad.flows.pricing.Money;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the payments that events are about. */
final class PaidCharges {

  private final JdbcClient jdbc;

  PaidCharges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The payment of a charge, by what the charge was for. The provider's reference alone has no
   * index: it would cost each payment more than a question costs the few events.
   */
  Optional<PaidCharge> find(ChargePage.Charge charge) {
    LineKey line = charge.line();
    return jdbc.sql(
            """
            select b.id, b.customer_id, p.provider_reference, p.amount_minor, p.currency
              from (select id
                      from billing.bill
                     where plan_id = :plan and period_start = :start and voided is null
                    union
                    select id
                      from billing.bill
                     where reference = :reference and voided is null) named
              join billing.bill b on b.id = named.id
              join billing.payment_attempt p on p.bill_id = b.id and p.state = 'APPROVED'
             where p.provider_reference = :charge and p.amount_minor > 0
            """)
        .param("plan", line == null ? null : line.planId(), Types.OTHER)
        .param("start", line == null ? null : line.periodStart(), Types.DATE)
        .param("reference", charge.reference(), Types.OTHER)
        .param("charge", charge.providerReference())
        .query(
            (row, _) ->
                new PaidCharge(
                    row.getLong("id"),
                    row.getObject("customer_id", UUID.class),
                    row.getString("provider_reference"),
                    new Money(row.getLong("amount_minor"), row.getString("currency"))))
        .optional();
  }

  /** Locks a bill until the caller's transaction ends. */
  void lock(long bill) {
    jdbc.sql("select 1 from billing.bill where id = :bill for update")
        .param("bill", bill)
        .query((_, _) -> 1)
        .list();
  }
}
