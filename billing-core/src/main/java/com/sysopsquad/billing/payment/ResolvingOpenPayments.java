package com.sysopsquad.billing.payment;

/** Finds out what became of attempts whose answer was lost. */
public interface ResolvingOpenPayments {

  /**
   * Asks the provider for every open attempt of any run and settles what can be settled.
   *
   * @throws StaleWriterException when another has taken over
   * @throws ProviderUnavailable when the provider is down; the rest stays open
   */
  Resolution resolve(WriteFence fence);

  /** The same for a writer that nobody can replace. */
  default Resolution resolve() {
    return resolve(() -> {});
  }

  /**
   * What came of it.
   *
   * @param paid now known to be charged, and invoiced
   * @param declined now known not to be charged
   * @param open still not known
   * @param parked handed to a person
   */
  record Resolution(long paid, long declined, long open, long parked) {}
}
