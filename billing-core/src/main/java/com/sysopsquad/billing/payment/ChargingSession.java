package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.provider.ProviderMisconfigured;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import java.util.List;

/**
 * The charging of one partition: calls run ahead on their own threads, and results are written on
 * request. Used by one thread, except for {@link #stop()}.
 */
public final class ChargingSession implements AutoCloseable {

  private final BillingRun run;
  private final int partition;
  private final WriteFence fence;
  private final CallsInFlight calls;
  private final RecordingOutcomes recording;
  private boolean broken;

  ChargingSession(
      BillingRun run,
      int partition,
      WriteFence fence,
      CallsInFlight calls,
      RecordingOutcomes recording) {
    this.run = run;
    this.partition = partition;
    this.fence = fence;
    this.calls = calls;
    this.recording = recording;
  }

  /**
   * Writes the next finished bills in one transaction, waiting for calls in flight.
   *
   * @return how many were written; 0 if the partition is finished, or if all calls in flight were
   *     drained after {@link #stop()}
   * @throws StaleWriterException if another writer has taken over; nothing was written
   * @throws ProviderUnavailable if the provider is down; the rest stays due
   * @throws ProviderMisconfigured if the provider rejects our credentials; the rest stays due
   */
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
    recording.settle(partition, charges, fence);
    broken = false;
    calls.written(charges.size());
    return charges.size();
  }

  /**
   * Starts no new calls; {@link #settleNext()} drains the calls in flight. Any thread may call it.
   */
  public void stop() {
    calls.stop();
  }

  /** Ends all calls; bills that were not settled stay due. */
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
          "Partition %d of run %s was interrupted. Restart the run to continue"
              .formatted(partition, run.key()),
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
              "Partition %d of run %s could not continue".formatted(partition, run.key()), failure);
    }
  }
}
