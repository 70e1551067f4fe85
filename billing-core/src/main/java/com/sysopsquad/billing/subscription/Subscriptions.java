package com.sysopsquad.billing.subscription;

import com.sysopsquad.flows.message.PlanChosen;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The plans as billing bills them. */
class Subscriptions {

  private final JdbcClient jdbc;

  Subscriptions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Stores the plans, each at most once; an older version changes nothing. A new contract or end
   * counts for the periods that no run has frozen yet; owner, first day and anchor never change.
   */
  void store(Collection<PlanChosen> plans) {
    jdbc.sql(
            """
            insert into billing.subscription as present
                   (plan_id, version, customer_id, contract_code, starts_on, anchor_day, ends_on,
                    billed_to)
            select plan.*, starts_on
              from unnest(:ids::uuid[], :versions::bigint[], :customers::uuid[], :contracts::text[],
                          :starts::date[], :anchors::smallint[], :ends::date[])
                   as plan (id, version, customer_id, contract_code, starts_on, anchor_day, ends_on)
             order by id
                on conflict (plan_id) do update
               set version = excluded.version, contract_code = excluded.contract_code,
                   ends_on = excluded.ends_on
             where present.version < excluded.version
            """)
        .param("ids", texts(plans, plan -> plan.planId().toString()))
        .param("versions", plans.stream().map(PlanChosen::version).toArray(Long[]::new))
        .param("customers", texts(plans, plan -> plan.customer().customerId().toString()))
        .param("contracts", texts(plans, PlanChosen::contractCode))
        .param("starts", texts(plans, plan -> plan.startsOn().toString()))
        .param("anchors", plans.stream().map(PlanChosen::anchorDay).toArray(Integer[]::new))
        .param("ends", texts(plans, plan -> Objects.toString(plan.endsOn(), null)))
        .update();
  }

  /** Those of the plans which billing knows with another owner, first day or anchor day. */
  Set<UUID> otherwiseKnown(Collection<PlanChosen> plans) {
    return jdbc
        .sql(
            """
            select present.plan_id
              from unnest(:ids::uuid[], :customers::uuid[], :starts::date[], :anchors::smallint[])
                   as plan (id, customer_id, starts_on, anchor_day)
              join billing.subscription present on present.plan_id = plan.id
             where (present.customer_id, present.starts_on, present.anchor_day)
                   is distinct from (plan.customer_id, plan.starts_on, plan.anchor_day)
            """)
        .param("ids", texts(plans, plan -> plan.planId().toString()))
        .param("customers", texts(plans, plan -> plan.customer().customerId().toString()))
        .param("starts", texts(plans, plan -> plan.startsOn().toString()))
        .param("anchors", plans.stream().map(PlanChosen::anchorDay).toArray(Integer[]::new))
        .query(UUID.class)
        .stream()
        .collect(Collectors.toSet());
  }

  private static @Nullable String[] texts(
      Collection<PlanChosen> plans, Function<PlanChosen, @Nullable String> field) {
    return plans.stream().map(field).toArray(String[]::new);
  }
}
