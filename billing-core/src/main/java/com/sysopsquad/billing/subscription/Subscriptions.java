package com.sysopsquad.billing.subscription;

import com.sysopsquad.flows.database.ColumnArrays;
import com.sysopsquad.flows.supportplan.PlanChosen;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;

/** The plans as billing bills them. */
class Subscriptions {

  private final JdbcOperations batches;

  Subscriptions(JdbcOperations batches) {
    this.batches = batches;
  }

  /**
   * Stores the plans, each at most once; an older version changes nothing. A new contract or end
   * applies to the periods that no run has frozen yet; owner, first day and anchor never change.
   */
  void store(List<PlanChosen> plans) {
    batches.update(
        """
        insert into billing.subscription as present
               (plan_id, version, customer_id, contract_code, starts_on, anchor_day, ends_on,
                billed_to)
        select plan.*, starts_on
          from unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::text[], ?::date[], ?::smallint[],
                      ?::date[])
               as plan (id, version, customer_id, contract_code, starts_on, anchor_day, ends_on)
         order by id
            on conflict (plan_id) do update
           set version = excluded.version, contract_code = excluded.contract_code,
               ends_on = excluded.ends_on
         where present.version < excluded.version
        """,
        new ColumnArrays<>(plans)
            .texts(PlanChosen::planId)
            .longs(PlanChosen::version)
            .texts(plan -> plan.customer().customerId())
            .texts(PlanChosen::contractCode)
            .texts(PlanChosen::startsOn)
            .longs(PlanChosen::anchorDay)
            .texts(PlanChosen::endsOn));
  }

  /** The plans that billing knows with a different owner, first day or anchor day. */
  Set<UUID> otherwiseKnown(List<PlanChosen> plans) {
    return new HashSet<>(
        batches.query(
            """
            select present.plan_id
              from unnest(?::uuid[], ?::uuid[], ?::date[], ?::smallint[])
                   as plan (id, customer_id, starts_on, anchor_day)
              join billing.subscription present on present.plan_id = plan.id
             where (present.customer_id, present.starts_on, present.anchor_day)
                   is distinct from (plan.customer_id, plan.starts_on, plan.anchor_day)
            """,
            new ColumnArrays<>(plans)
                .texts(PlanChosen::planId)
                .texts(plan -> plan.customer().customerId())
                .texts(PlanChosen::startsOn)
                .longs(PlanChosen::anchorDay),
            (row, _) -> row.getObject(1, UUID.class)));
  }
}
