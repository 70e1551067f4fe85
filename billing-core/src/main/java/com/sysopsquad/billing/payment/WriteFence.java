package com.sysopsquad.billing.payment;

/** Keeps a writer that has been replaced from writing. */
@FunctionalInterface
public interface WriteFence {

  /**
   * Called first in every transaction that writes results: holds the right to write until that
   * transaction ends.
   *
   * @throws StaleWriterException if another writer has taken over
   */
  void hold();
}
