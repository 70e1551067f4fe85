package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.delivery.inbox.retry.RetryLater;
import com.sysopsquad.flows.supportplan.PlanChosen;
import com.sysopsquad.flows.supportplan.SupportPlanReceiver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A billing that writes down every plan that it applies, in order, and refuses the poisoned. */
public class RecordingPlans implements SupportPlanReceiver {

  /** How often the port is still unavailable. */
  static final AtomicInteger UNAVAILABLE = new AtomicInteger();

  /** How often a version of a plan still fails by itself. */
  static final Map<Long, Integer> FAILING = new ConcurrentHashMap<>();

  private final JdbcClient jdbc;

  RecordingPlans(DataSource database) {
    jdbc = JdbcClient.create(database);
  }

  @Override
  public void receive(List<PlanChosen> plans) {
    for (PlanChosen plan : plans) {
      jdbc.sql("insert into effect.applied (subject, version, note) values (?, ?, ?)")
          .param(plan.subject())
          .param(plan.version())
          .param(plan.contractCode())
          .update();
    }
    if (UNAVAILABLE.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
      throw new RetryLater("The neighbour is away", new IllegalStateException("away"));
    }
    if (plans.stream().anyMatch(plan -> plan.contractCode().equals(Plans.POISON))) {
      throw new IllegalArgumentException("Cannot apply, card was 4242 4242 4242 4242");
    }
    plans.forEach(RecordingPlans::failIfTold);
  }

  private static void failIfTold(PlanChosen plan) {
    Integer left = FAILING.getOrDefault(plan.version(), 0);
    if (left > 0) {
      FAILING.put(plan.version(), left - 1);
      throw new IllegalStateException("Not yet");
    }
  }
}
