package com.sysopsquad.billing.card;

import com.sysopsquad.billing.provider.CardToVerify;
import com.sysopsquad.billing.provider.CardVerification;
import com.sysopsquad.billing.provider.ChargePage;
import com.sysopsquad.billing.provider.ChargeRequest;
import com.sysopsquad.billing.provider.PaymentOutcome;
import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.billing.provider.RefundOutcome;
import com.sysopsquad.billing.provider.RefundPage;
import com.sysopsquad.billing.provider.RefundRequest;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A provider within the test: answers as told, and remembers what it was asked. */
public final class RecordedProvider implements PaymentProvider {

  private final List<CardToVerify> asked = new CopyOnWriteArrayList<>();
  private final List<String> detached = new CopyOnWriteArrayList<>();
  private final List<String> refused = new CopyOnWriteArrayList<>();
  private Function<CardToVerify, CardVerification> answer = RecordedProvider::verified;

  public static CardVerification verified(CardToVerify card) {
    return new CardVerification.Verified(
        "cus_1",
        "pm_" + card.registrationId(),
        "visa",
        card.number().substring(card.number().length() - 4),
        YearMonth.of(card.expiryYear(), card.expiryMonth()));
  }

  public void answers(Function<CardToVerify, CardVerification> answer) {
    this.answer = answer;
  }

  public List<CardToVerify> asked() {
    return asked;
  }

  @Override
  public CardVerification verify(CardToVerify card) {
    asked.add(card);
    return answer.apply(card);
  }

  /** Tokens of the cards that were detached, in the order of the calls. */
  List<String> detached() {
    return detached;
  }

  /** Refuses to detach this card. */
  void refuses(String method) {
    refused.add(method);
  }

  @Override
  public boolean detach(String providerMethod) {
    return !refused.contains(providerMethod) && detached.add(providerMethod);
  }

  @Override
  public PaymentOutcome charge(ChargeRequest request) {
    throw new UnsupportedOperationException("Card intake charges nothing");
  }

  @Override
  public Optional<PaymentOutcome> find(ChargeRequest request) {
    throw new UnsupportedOperationException("Card intake charges nothing");
  }

  @Override
  public ChargePage charges(@Nullable Instant since, @Nullable String after) {
    throw new UnsupportedOperationException("Card intake charges nothing");
  }

  @Override
  public RefundOutcome refund(RefundRequest request) {
    throw new UnsupportedOperationException("Card intake refunds nothing");
  }

  @Override
  public Optional<RefundOutcome> findRefund(RefundRequest request) {
    throw new UnsupportedOperationException("Card intake refunds nothing");
  }

  @Override
  public List<RefundPage.Refund> refundsOf(String charge) {
    throw new UnsupportedOperationException("Card intake refunds nothing");
  }

  @Override
  public RefundPage refunds(@Nullable Instant since, @Nullable String after) {
    throw new UnsupportedOperationException("Card intake refunds nothing");
  }
}
