package com.sysopsquad.portal.plan;

import com.sysopsquad.flows.pricing.AnchorDay;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All support plans. */
@Repository
public class Plans {

  private final JdbcClient jdbc;
  private final Clock clock;

  Plans(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Adds a new plan, and returns it with its version; empty if this id is already known. */
  Optional<Plan> add(Plan plan) {
    return jdbc.sql(
            """
            insert into customer.plan
                (id, customer_id, contract_code, starts_on, anchor_day, ends_on, chosen_at)
            values (:id, :customerId, :contractCode, :startsOn, :anchor, :endsOn, :now)
            on conflict (id) do nothing
            returning version
            """)
        .param("id", plan.id())
        .param("customerId", plan.customerId())
        .param("contractCode", plan.contractCode())
        .param("startsOn", plan.startsOn())
        .param("anchor", plan.anchor().day())
        .param("endsOn", plan.endsOn())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .optional()
        .map(plan::stored);
  }

  /**
   * Stores the next state of a plan that {@link #hold} has returned in this transaction, and
   * returns it with its next version.
   */
  Plan replace(Plan plan) {
    return plan.stored(
        jdbc.sql(
                """
                update customer.plan
                set contract_code = :contractCode, ends_on = :endsOn,
                    version = customer.next_version(version)
                where id = :id
                returning version
                """)
            .param("contractCode", plan.contractCode())
            .param("endsOn", plan.endsOn())
            .param("id", plan.id())
            .query(Long.class)
            .single());
  }

  /**
   * The contract that a change has replaced and that can be restored; none if billing has processed
   * a further period since that change.
   *
   * @param billedTo how far billing has processed the plan by now
   */
  Optional<String> replacedBy(UUID planId, LocalDate billedTo) {
    return jdbc.sql(
            """
            select replaced_code from customer.plan
            where id = :id and replaced_code <> contract_code and replaced_at = :billedTo
            """)
        .param("id", planId)
        .param("billedTo", billedTo)
        .query(String.class)
        .optional();
  }

  /** Stores which contract a change replaces, for {@link #replacedBy}. */
  void keepReplaced(UUID planId, String contractCode, LocalDate billedTo) {
    jdbc.sql(
            """
            update customer.plan
            set replaced_code = :contractCode, replaced_at = :billedTo
            where id = :id and replaced_at is distinct from :billedTo
            """)
        .param("contractCode", contractCode)
        .param("billedTo", billedTo)
        .param("id", planId)
        .update();
  }

  /**
   * The customer's plan, to be read.
   *
   * @throws NoSuchPlan if it is not this customer's
   */
  public Plan get(UUID customerId, UUID planId) {
    return of(customerId).stream()
        .filter(plan -> plan.id().equals(planId))
        .findFirst()
        .orElseThrow(() -> new NoSuchPlan(planId));
  }

  /**
   * The customer's plan, locked until this transaction ends.
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

  /** The customer's plans, newest first. */
  public List<Plan> of(UUID customerId) {
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
