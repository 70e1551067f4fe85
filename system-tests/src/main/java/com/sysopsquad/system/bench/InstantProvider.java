package com.sysopsquad.system.bench;

import com.sysopsquad.billing.provider.CardToVerify;
import com.sysopsquad.billing.provider.CardVerification;
import com.sysopsquad.billing.provider.ChargePage;
import com.sysopsquad.billing.provider.ChargeRequest;
import com.sysopsquad.billing.provider.PaymentOutcome;
import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.billing.provider.RefundOutcome;
import com.sysopsquad.billing.provider.RefundPage;
import com.sysopsquad.billing.provider.RefundRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A provider in the process that approves everything at once. */
final class InstantProvider implements PaymentProvider {

  private final Clock clock;

  InstantProvider(Clock clock) {
    this.clock = clock;
  }

  @Override
  public CardVerification verify(CardToVerify card) {
    throw new UnsupportedOperationException("Only charges");
  }

  @Override
  public boolean detach(String providerMethod) {
    throw new UnsupportedOperationException("Only charges");
  }

  @Override
  public PaymentOutcome charge(ChargeRequest request) {
    return new PaymentOutcome.Approved("pi_" + request.reference(), clock.instant());
  }

  @Override
  public Optional<PaymentOutcome> find(ChargeRequest request) {
    return Optional.empty();
  }

  @Override
  public ChargePage charges(@Nullable Instant since, @Nullable String after) {
    throw new UnsupportedOperationException("Only charges");
  }

  @Override
  public RefundOutcome refund(RefundRequest request) {
    throw new UnsupportedOperationException("Only charges");
  }

  @Override
  public Optional<RefundOutcome> findRefund(RefundRequest request) {
    throw new UnsupportedOperationException("Only charges");
  }

  @Override
  public List<RefundPage.Refund> refundsOf(String charge) {
    throw new UnsupportedOperationException("Only charges");
  }

  @Override
  public RefundPage refunds(@Nullable Instant since, @Nullable String after) {
    throw new UnsupportedOperationException("Only charges");
  }
}
