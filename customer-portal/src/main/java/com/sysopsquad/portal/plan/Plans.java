package com.sysopsquad.portal.plan;

import com.sysopsquad.flows.pricing.AnchorDay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All support plans. */
@Repository
class Plans {

  private final JdbcClient jdbc;
  private final Clock clock;

  Plans(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void add(Plan plan) {
    jdbc.sql(
            """
            insert into customer.plan
                (id, customer_id, contract_code, starts_on, anchor_day, ends_on, version, chosen_at)
            values (:id, :customerId, :contractCode, :startsOn, :anchor, :endsOn, :version, :now)
            """)
        .param("id", plan.id())
        .param("customerId", plan.customerId())
        .param("contractCode", plan.contractCode())
        .param("startsOn", plan.startsOn())
        .param("anchor", plan.anchor().day())
        .param("endsOn", plan.endsOn())
        .param("version", plan.version())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Stores the next state of a plan that {@link #hold} has returned in this transaction. */
  void replace(Plan plan) {
    jdbc.sql(
            """
            update customer.plan
            set contract_code = :contractCode, ends_on = :endsOn, version = :version
            where id = :id
            """)
        .param("contractCode", plan.contractCode())
        .param("endsOn", plan.endsOn())
        .param("version", plan.version())
        .param("id", plan.id())
        .update();
  }

  /**
   * The customer's plan, which nobody else changes before this transaction ends.
   *
   * @throws NoSuchPlan if it is not this customer's
   */
  Plan hold(UUID customerId, UUID planId) {
    return jdbc.sql(
            """
            select id, customer_id, contract_code, starts_on, anchor_day, ends_on, version
            from customer.plan
            where id = :id and customer_id = :customerId
            for update
            """)
        .param("id", planId)
        .param("customerId", customerId)
        .query((row, number) -> plan(row))
        .optional()
        .orElseThrow(() -> new NoSuchPlan(planId));
  }

  /** The customer's plans, the newest first. */
  List<Plan> of(UUID customerId) {
    return jdbc.sql(
            """
            select id, customer_id, contract_code, starts_on, anchor_day, ends_on, version
            from customer.plan
            where customer_id = :customerId
            order by chosen_at desc, id
            """)
        .param("customerId", customerId)
        .query((row, number) -> plan(row))
        .list();
  }

  private static Plan plan(ResultSet row) throws SQLException {
    return new Plan(
        row.getObject("id", UUID.class),
        row.getObject("customer_id", UUID.class),
        row.getString("contract_code"),
        row.getObject("starts_on", LocalDate.class),
        new AnchorDay(row.getInt("anchor_day")),
        row.getObject("ends_on", LocalDate.class),
        row.getLong("version"));
  }
}
