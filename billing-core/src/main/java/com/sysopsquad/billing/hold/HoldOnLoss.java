package com.sysopsquad.billing.hold;

import com.sysopsquad.flows.delivery.mark.LossWatch;
import com.sysopsquad.flows.message.Queues;

/**
 * Puts billing on hold if another quantum is ahead of it: customers' requests could be missing, and
 * records of charges too. Failure reports do not count as evidence of this.
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
}
