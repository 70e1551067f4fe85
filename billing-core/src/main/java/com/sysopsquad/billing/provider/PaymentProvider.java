package com.sysopsquad.billing.provider;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port to whoever moves the money; every method may take as long as the network takes. */
public interface PaymentProvider {

  /**
   * Registers a card and asks its bank whether it may be charged later; repeated for the same
   * registration it gives the same answer.
   *
   * @throws ProviderUnavailable when it cannot be asked now
   * @throws ProviderMisconfigured when it does not accept us
   */
  CardVerification verify(CardToVerify card);

  /**
   * Takes a card from its customer, so that nobody can be charged with it any more.
   *
   * @return false when the provider refuses; true also when it was done before
   * @throws ProviderUnavailable when it cannot be asked now
   * @throws ProviderMisconfigured when it does not accept us
   */
  boolean detach(String providerMethod);

  /**
   * Charges once, however often it is called with the same request; every failure of the way there
   * or back is an outcome.
   *
   * @throws ProviderMisconfigured when it does not accept us
   */
  PaymentOutcome charge(ChargeRequest request);

  /**
   * What became of an attempt; empty when the provider does not know it (for a young one: not yet),
   * {@link PaymentOutcome.Unknown} when it could not be asked, {@link PaymentOutcome.Invalid} when
   * what it knows is not what was asked for.
   *
   * @throws ProviderMisconfigured when it does not accept us
   */
  Optional<PaymentOutcome> find(ChargeRequest request);

  /**
   * A page of the provider's own list of what it charged for us, also for runs that are not known
   * here.
   *
   * @param since charges made before are left out; null: none
   * @param after {@link ChargePage#next()} of the page before; null for the first
   * @throws ProviderUnavailable when it cannot be asked now
   * @throws ProviderMisconfigured when it does not accept us
   */
  ChargePage charges(@Nullable Instant since, @Nullable String after);
}
