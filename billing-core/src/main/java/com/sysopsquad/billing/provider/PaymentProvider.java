package com.sysopsquad.billing.provider;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port to the payment provider; every method may take as long as the network takes. */
public interface PaymentProvider {

  /**
   * Registers a card and asks its bank whether it may be charged later. Repeated for the same
   * registration, it gives the same answer.
   *
   * @throws ProviderUnavailable if it cannot be reached now
   * @throws ProviderMisconfigured if it rejects our credentials
   */
  CardVerification verify(CardToVerify card);

  /**
   * Detaches a card from its customer, so that it can no longer be charged.
   *
   * @return false if the provider refuses; true also if it was done before
   * @throws ProviderUnavailable if it cannot be reached now
   * @throws ProviderMisconfigured if it rejects our credentials
   */
  boolean detach(String providerMethod);

  /**
   * Charges once, however often it is called with the same request; every failure on the way to the
   * provider or back is an outcome.
   *
   * @throws ProviderMisconfigured if it rejects our credentials
   */
  PaymentOutcome charge(ChargeRequest request);

  /**
   * The outcome of an attempt; empty if the provider does not know it (or, for a recent one, does
   * not know it yet), {@link PaymentOutcome.Unknown} if it could not be asked, {@link
   * PaymentOutcome.Invalid} if the provider's data does not match the request.
   *
   * @throws ProviderMisconfigured if it rejects our credentials
   */
  Optional<PaymentOutcome> find(ChargeRequest request);

  /**
   * A page of the provider's own list of our charges, including those of runs that are not known
   * here, and those that have ended or are not decided.
   *
   * @param since earlier charges are left out; null for all
   * @param after {@link ChargePage#next()} of the previous page; null for the first one
   * @throws ProviderUnavailable if it cannot be reached now
   * @throws ProviderMisconfigured if it rejects our credentials
   */
  ChargePage charges(@Nullable Instant since, @Nullable String after);

  /**
   * Refunds once, however often it is called with the same request; every failure on the way to the
   * provider or back is an outcome.
   *
   * @throws ProviderMisconfigured if it rejects our credentials
   */
  RefundOutcome refund(RefundRequest request);

  /**
   * The outcome of a refund; empty if the provider certainly has not made it, {@link
   * RefundOutcome.Unknown} if it could not be asked or its data does not match the request.
   *
   * @throws ProviderMisconfigured if it rejects our credentials
   */
  Optional<RefundOutcome> findRefund(RefundRequest request);

  /**
   * All refunds of a charge that have not failed, including those that billing did not make.
   *
   * @throws ProviderUnavailable if it cannot be reached now
   * @throws ProviderMisconfigured if it rejects our credentials
   */
  List<RefundPage.Refund> refundsOf(String charge);

  /**
   * A page of the provider's own list of refunds that have not failed, including those that billing
   * did not make.
   *
   * @param since earlier refunds are left out; null for all
   * @param after {@link RefundPage#next()} of the previous page; null for the first one
   * @throws ProviderUnavailable if it cannot be reached now
   * @throws ProviderMisconfigured if it rejects our credentials
   */
  RefundPage refunds(@Nullable Instant since, @Nullable String after);
}
