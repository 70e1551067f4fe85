package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.bill.BillingRun;
import java.util.List;

/** Writes the results of one partition's calls, batch by batch. */
final class PartitionSession implements ChargingSession {

  private final BillingRun run;
  private final int partition;
  private final WriteFence fence;
  private final CallsInFlight calls;
  private final SettlingPayments settling;
  private boolean broken;

  PartitionSession(
      BillingRun run,
      int partition,
      WriteFence fence,
      CallsInFlight calls,
      SettlingPayments settling) {
    this.run = run;
    this.partition = partition;
    this.fence = fence;
    this.calls = calls;
    this.settling = settling;
  }

  @Override
  public int settleNext() {
    if (broken) {
      throw new IllegalStateException("This session has failed; begin a new one");
    }
    List<FinishedCharge> charges = next();
    if (charges.isEmpty()) {
      failIfCallsFailed();
      return 0;
    }
    broken = true;
    settling.settle(run.month(), partition, charges, fence);
    broken = false;
    calls.written(charges.size());
    return charges.size();
  }

  @Override
  public void stop() {
    calls.stop();
  }

  @Override
  public void close() {
    calls.close();
  }

  private List<FinishedCharge> next() {
    try {
      return calls.next();
    } catch (InterruptedException e) {
      calls.stop();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "Partition %d of run %s was interrupted; restart it to go on"
              .formatted(partition, run.month()),
          e);
    }
  }

  private void failIfCallsFailed() {
    Throwable failure = calls.failure();
    switch (failure) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default ->
          throw new IllegalStateException(
              "Partition %d of run %s could not go on".formatted(partition, run.month()), failure);
    }
  }
}
