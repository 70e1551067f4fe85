package com.sysopsquad.billing.payment;

/**
 * The charging of one partition: calls run ahead on their own threads, results are written when
 * asked. Used by one thread, except for {@link #stop()}.
 */
public interface ChargingSession extends AutoCloseable {

  /**
   * Writes the next finished bills in one transaction, waiting for calls in flight.
   *
   * @return how many were written; 0: the partition is finished, or all in flight was drained after
   *     {@link #stop()}
   * @throws StaleWriterException when another has taken over; nothing was written
   * @throws ProviderUnavailable when the provider is down; the rest stays due
   * @throws ProviderMisconfigured when the provider does not accept us; the rest stays due
   */
  int settleNext();

  /**
   * Begins no new calls; {@link #settleNext()} drains what is in flight. Any thread may call it.
   */
  void stop();

  /** Ends all calls; what was not settled stays due. */
  @Override
  void close();
}
