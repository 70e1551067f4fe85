package com.sysopsquad.flows.delivery.refusal;

import com.sysopsquad.flows.delivery.outage.DeliveryOutage;
import com.sysopsquad.flows.masking.Masking;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;

/** Reports for each queue how many messages the broker refuses, and why. */
final class RefusedMessages implements Supplier<List<DeliveryOutage>> {

  private final RefusedRows rows;

  RefusedMessages(RefusedRows rows) {
    this.rows = rows;
  }

  @Override
  public List<DeliveryOutage> get() {
    try {
      return rows.queues().stream()
          .map(
              queue ->
                  new DeliveryOutage(
                      "Sending to " + queue.name(),
                      queue.since(),
                      "The broker refuses %d of its messages, and %d more are waiting behind them. %s"
                          .formatted(
                              queue.refused(), queue.behind(), Masking.mask(queue.reason()))))
          .toList();
    } catch (DataAccessException databaseAway) {
      // Others report that, and with more detail.
      return List.of();
    }
  }
}
