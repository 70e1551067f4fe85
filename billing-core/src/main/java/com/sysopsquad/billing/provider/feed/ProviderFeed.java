package com.sysopsquad.billing.provider.feed;

import com.sysopsquad.billing.provider.ChargePage;
import com.sysopsquad.billing.provider.ProviderMisconfigured;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import com.sysopsquad.billing.provider.UnreadableCharge;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the provider does by itself, and what customers' banks do through it. */
public interface ProviderFeed {

  /**
   * A page of the provider's events about refunds, disputes and failed payments, newest first. The
   * provider forgets events after 30 days. An event that cannot be read is returned with its
   * objection.
   *
   * @param since earlier events are left out; null for all that are left
   * @param after {@link EventPage#next()} of the previous page; null for the first one
   * @throws ProviderUnavailable if it cannot be reached, or the page is incomplete
   * @throws ProviderMisconfigured if it rejects our credentials
   */
  EventPage events(@Nullable Instant since, @Nullable String after);

  /**
   * A page of all disputes as they are now, each as if an event had told it.
   *
   * @param now the time of these events
   * @param after {@link EventPage#next()} of the previous page; null for the first one
   * @throws ProviderUnavailable if it cannot be reached, or the page is incomplete
   * @throws ProviderMisconfigured if it rejects our credentials
   */
  EventPage disputes(Instant now, @Nullable String after);

  /**
   * One of our charges as it is now; empty if the provider does not know it, or if it is not ours.
   *
   * @throws ProviderUnavailable if it cannot be reached
   * @throws UnreadableCharge if it answers, but not with a charge that can be read
   * @throws ProviderMisconfigured if it rejects our credentials
   */
  Optional<ChargePage.Charge> charge(String providerReference);
}
