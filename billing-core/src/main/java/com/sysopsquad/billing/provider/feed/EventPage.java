package com.sysopsquad.billing.provider.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the provider's events.
 *
 * @param next where the next page begins; null if this was the last one
 */
public record EventPage(List<ProviderEvent> events, @Nullable String next) {

  /** Keeps a copy. */
  public EventPage {
    events = List.copyOf(events);
  }
}
