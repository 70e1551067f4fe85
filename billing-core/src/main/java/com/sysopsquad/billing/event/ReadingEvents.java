package com.sysopsquad.billing.event;

import com.sysopsquad.billing.payment.WriteFence;
import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.billing.provider.ProviderSettings;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import com.sysopsquad.billing.provider.RefundPage;
import com.sysopsquad.billing.provider.feed.EventPage;
import com.sysopsquad.billing.provider.feed.ProviderEvent;
import com.sysopsquad.billing.provider.feed.ProviderEvent.Subject;
import com.sysopsquad.billing.provider.feed.ProviderFeed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the provider's events since the last complete reading and stores those that are new. The
 * provider forgets events after 30 days: if the last reading is longer ago, its lists of disputes
 * and refunds are read as well, which say what the lost events have led to, and an alert says what
 * is missing.
 */
final class ReadingEvents {

  /** An hour less than the provider says, since clocks differ. */
  private static final Duration REMEMBERED = Duration.ofDays(30).minusHours(1);

  private static final String LISTED = "listed/";

  private final ProviderFeed feed;
  private final PaymentProvider provider;
  private final ProviderEvents events;
  private final EventAlerts alerts;
  private final TransactionTemplate transaction;
  private final int mostPages;
  private final Clock clock;

  ReadingEvents(
      ProviderFeed feed,
      PaymentProvider provider,
      ProviderEvents events,
      EventAlerts alerts,
      PlatformTransactionManager transactions,
      ProviderSettings settings,
      Clock clock) {
    this.feed = feed;
    this.provider = provider;
    this.events = events;
    this.alerts = alerts;
    this.transaction = new TransactionTemplate(transactions);
    this.mostPages = settings.mostPages();
    this.clock = clock;
  }

  /**
   * What was read.
   *
   * @param news events that were not known
   * @param gap a sentence about forgotten events; null if there are none
   * @param failure why the list is incomplete; null if it is complete
   */
  record Read(long news, @Nullable String gap, @Nullable ProviderUnavailable failure) {}

  /** A known event that came again with another content. */
  record Again(String id, String object) {}

  /**
   * Reads and stores.
   *
   * @param again told of known events with another content, within a transaction
   */
  Read read(WriteFence fence, Consumer<Again> again, BooleanSupplier stopped) {
    Instant begun = clock.instant();
    Instant since = since(begun);
    Reading reading = new Reading(fence, again, stopped);
    String gap = null;
    try {
      if (since == null || since.isBefore(begun.minus(REMEMBERED))) {
        gap = events.isSomethingPaid(begun.minus(REMEMBERED)) ? gap(since, begun) : null;
        reading.all(after -> feed.disputes(begun, after));
        reading.all(after -> refunds(since, after));
      }
      reading.all(after -> feed.events(since, after));
      String missed = gap;
      transaction.executeWithoutResult(
          _ -> {
            fence.hold();
            events.markReadTo(begun);
            if (missed != null) {
              alerts.raise("events/" + begun, EventAlerts.EVENTS_MISSED, missed, begun);
            }
          });
      return new Read(reading.news, gap, null);
    } catch (ProviderUnavailable incomplete) {
      return new Read(reading.news, gap, incomplete);
    }
  }

  /** A clock that was ahead when the mark was set must not hide what has happened since. */
  private @Nullable Instant since(Instant begun) {
    return events.readTo().map(mark -> mark.isAfter(begun) ? begun : mark).orElse(null);
  }

  private static String gap(@Nullable Instant since, Instant now) {
    Instant left = now.minus(REMEMBERED).truncatedTo(ChronoUnit.SECONDS);
    return ("The provider no longer has the events from %s to %s. Its lists of disputes and refunds"
            + " were compared instead; run the job reconcile for these days as well.")
        .formatted(since == null ? "the beginning" : since.truncatedTo(ChronoUnit.SECONDS), left);
  }

  private EventPage refunds(@Nullable Instant since, @Nullable String after) {
    RefundPage page = provider.refunds(since, after);
    return new EventPage(page.refunds().stream().map(ReadingEvents::listed).toList(), page.next());
  }

  private static ProviderEvent listed(RefundPage.Refund refund) {
    String status = refund.isFinal() ? "succeeded" : "pending";
    return new ProviderEvent(
        LISTED + "%s/%s".formatted(refund.providerReference(), status),
        refund.at(),
        Subject.REFUND,
        refund.providerReference(),
        refund.charge(),
        refund.amountMinor(),
        refund.currency(),
        status,
        "",
        null,
        refund.correction(),
        null,
        null,
        List.of(),
        null);
  }

  /** One reading of several lists. */
  private final class Reading {

    private final WriteFence fence;
    private final Consumer<Again> again;
    private final BooleanSupplier stopped;
    private long news;

    Reading(WriteFence fence, Consumer<Again> again, BooleanSupplier stopped) {
      this.fence = fence;
      this.again = again;
      this.stopped = stopped;
    }

    void all(Function<@Nullable String, EventPage> list) {
      Set<String> begun = new HashSet<>();
      String next = null;
      do {
        if (stopped.getAsBoolean()) {
          throw new IllegalStateException("It was stopped while the provider listed its events");
        }
        EventPage page = list.apply(next);
        transaction.executeWithoutResult(
            _ -> {
              fence.hold();
              store(page.events());
            });
        next = page.next();
        if (next != null && (!begun.add(next) || begun.size() > mostPages)) {
          throw new ProviderUnavailable(
              "The payment provider's list of events does not end: %d pages were read"
                  .formatted(begun.size()));
        }
      } while (next != null);
    }

    private void store(List<ProviderEvent> page) {
      Map<String, ProviderEvents.Known> known = events.known(page);
      Set<String> paid = events.paid(page);
      for (ProviderEvent event : page) {
        ProviderEvents.Known before = known.get(event.id());
        if (before != null) {
          compare(event, before);
        } else if (event.subject() != Subject.PAYMENT || paid.contains(event.object())) {
          news += events.add(event, clock.instant());
        }
      }
    }

    /** What is listed is not compared: its ID says all that matters. */
    private void compare(ProviderEvent event, ProviderEvents.Known before) {
      if (event.id().startsWith(LISTED) || before.isSaidBy(event)) {
        return;
      }
      if (before.isUnreadable()) {
        events.replace(event, clock.instant());
      } else {
        again.accept(new Again(event.id(), event.object()));
      }
    }
  }
}
