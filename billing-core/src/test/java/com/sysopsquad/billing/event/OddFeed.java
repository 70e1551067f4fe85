package com.sysopsquad.billing.event;

import com.sysopsquad.billing.provider.ChargePage;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import com.sysopsquad.billing.provider.feed.EventPage;
import com.sysopsquad.billing.provider.feed.ProviderFeed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The provider of a fixture with some answers of its own. */
final class OddFeed implements ProviderFeed {

  private final ProviderFeed real;
  final List<String> asked = new ArrayList<>();
  UnaryOperator<EventPage> disputes = UnaryOperator.identity();
  @Nullable ProviderUnavailable failure;

  OddFeed(ProviderFeed real) {
    this.real = real;
  }

  @Override
  public EventPage events(@Nullable Instant since, @Nullable String after) {
    return real.events(since, after);
  }

  @Override
  public EventPage disputes(Instant now, @Nullable String after) {
    return disputes.apply(real.disputes(now, after));
  }

  /** Charges whose reference contains "odd" fail if a failure is set. */
  @Override
  public Optional<ChargePage.Charge> charge(String providerReference) {
    asked.add(providerReference);
    if (failure != null && providerReference.contains("odd")) {
      throw failure;
    }
    return real.charge(providerReference);
  }
}
