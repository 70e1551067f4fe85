package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.bill.BillingRun;
import com.sysopsquad.billing.provider.ProviderMisconfigured;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import java.util.List;

/**
 * The charging of one partition: calls run ahead on their own threads, results are written when
 * asked. Used by one thread, except for {@link #stop()}.
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
   * @return how many were written; 0: the partition is finished, or all in flight was drained after
   *     {@link #stop()}
   * @throws StaleWriterException when another has taken over; nothing was written
   * @throws ProviderUnavailable when the provider is down; the rest stays due
   * @throws ProviderMisconfigured when the provider does not accept us; the rest stays due
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
    recording.settle(run.month(), partition, charges, fence);
    broken = false;
    calls.written(charges.size());
    return charges.size();
  }

  /**
   * Begins no new calls; {@link #settleNext()} drains what is in flight. Any thread may call it.
   */
  public void stop() {
    calls.stop();
  }

  /** Ends all calls; what was not settled stays due. */
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
