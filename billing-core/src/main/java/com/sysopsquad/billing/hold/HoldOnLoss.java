package com.sysopsquad.billing.hold;

import com.sysopsquad.flows.delivery.mark.LossWatch;
import com.sysopsquad.flows.message.Queues;
import java.time.Instant;

/**
 * Puts billing on hold if another quantum is ahead of it: customers' requests could be missing, and
 * records of charges too. Failure reports do not count as evidence of this. Also if the customer
 * quantum is behind it.
 */
final class HoldOnLoss implements LossWatch {

  private final HoldingBilling holding;

  HoldOnLoss(HoldingBilling holding) {
    this.holding = holding;
  }

  @Override
  public void lost(String source, String queue) {
    if (!queue.equals(Queues.DEAD_LETTER)) {
      holding.begin(
          "operations",
          ("Billing does not have everything that %s has sent to %s. Its database or the broker was"
                  + " restored to an older state.")
              .formatted(source, queue));
    }
  }

  /**
   * A customer whose plan is gone from the portal may have chosen it again: one of both is paid.
   */
  @Override
  public void undone(String source, String queue, Instant since) {
    if (queue.equals(Queues.SUPPORT_PLAN)) {
      holding.begin(
          "operations",
          ("The database of %s was restored to an older state. It no longer knows all plans that billing"
                  + " charges for. Compare the plans, and end those that customers no longer have.")
              .formatted(source));
    }
  }
}
