package com.sysopsquad.billing.event;

import com.sysopsquad.billing.payment.WriteFence;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import com.sysopsquad.billing.provider.UnreadableCharge;
import com.sysopsquad.billing.provider.feed.ProviderEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Follows what the provider does by itself. Events are stored as they are read and applied one by
 * one, each in a transaction of its own. One that does not match our records is set aside with its
 * reason, stops no other, and is tried again by each run, since what it is about may be known
 * later.
 */
public class FollowingProvider {

  private static final Logger log = LoggerFactory.getLogger(FollowingProvider.class);

  private static final String TWICE = "It came again with different content.";
  private static final String UNREADABLE = "The provider's answer about its charge cannot be read.";
  private static final int AT_ONCE = 100;

  /** So many events are tried again by a run. */
  private static final int MOST_TRIED = 500;

  private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);
  private static final int MOST_FORGOTTEN = 10_000;
  private static final int MOST_UNANSWERED = 3;

  /** An event that is set aside for longer is left to people. */
  private static final Duration TRIED = Duration.ofDays(60);

  private static final Duration KEPT = Duration.ofDays(90);

  private final ReadingEvents reading;
  private final ProviderEvents events;
  private final ApplyingEvents applying;
  private final EventAlerts alerts;
  private final TransactionTemplate transaction;
  private final Clock clock;

  FollowingProvider(
      ReadingEvents reading,
      ProviderEvents events,
      ApplyingEvents applying,
      EventAlerts alerts,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.reading = reading;
    this.events = events;
    this.applying = applying;
    this.alerts = alerts;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * Reads the events since the last run and applies them. If the list is incomplete, what was read
   * of it is applied all the same, and the next run reads it again.
   *
   * @param run identifies the run
   * @param stopped checked before each page and each event
   * @throws ProviderUnavailable if the complete list is not available, or the provider could not be
   *     asked about a charge
   * @throws com.sysopsquad.billing.payment.StaleWriterException if another writer has taken over
   */
  public Followed follow(Instant run, WriteFence fence, BooleanSupplier stopped) {
    ReadingEvents.Read read = reading.read(fence, this::twice, stopped);
    Instant now = clock.instant();
    Applying applied = new Applying(run, fence, stopped);
    List<ProviderEvents.Open> page = events.untried(Instant.EPOCH.minusSeconds(1), "", AT_ONCE);
    while (!page.isEmpty()) {
      page.forEach(applied::decide);
      ProviderEvent last = page.getLast().event();
      page = events.untried(last.at(), last.id(), AT_ONCE);
    }
    events.tried(now.minus(TRIED), now, MOST_TRIED).forEach(applied::decide);
    ProviderUnavailable failure = applied.failure == null ? read.failure() : applied.failure;
    if (failure != null) {
      throw failure;
    }
    transaction.executeWithoutResult(
        _ -> {
          fence.hold();
          events.forget(now.minus(KEPT), MOST_FORGOTTEN);
        });
    long setAside = events.countSetAside(now.minus(TRIED));
    return new Followed(read.news(), applied.count, setAside, read.gap());
  }

  /** The events of a run, one by one. */
  private final class Applying {

    private final Instant run;
    private final WriteFence fence;
    private final BooleanSupplier stopped;
    private long count;
    private int unanswered;
    private @Nullable ProviderUnavailable failure;

    Applying(Instant run, WriteFence fence, BooleanSupplier stopped) {
      this.run = run;
      this.fence = fence;
      this.stopped = stopped;
    }

    void decide(ProviderEvents.Open open) {
      if (stopped.getAsBoolean()) {
        throw new IllegalStateException("It was stopped while it applied the provider's events");
      }
      try {
        count += FollowingProvider.this.decide(open, run, fence) ? 1 : 0;
        unanswered = 0;
      } catch (ProviderUnavailable e) {
        // The next run begins with others, so that these cannot keep them waiting for ever.
        transaction.executeWithoutResult(
            _ -> {
              fence.hold();
              events.tried(open.event().id(), clock.instant());
            });
        failure = e;
        unanswered++;
        if (unanswered >= MOST_UNANSWERED) {
          throw e;
        }
      }
    }
  }

  /** Whether it has changed something here. */
  private boolean decide(ProviderEvents.Open open, Instant run, WriteFence fence) {
    String id = open.event().id();
    if (TWICE.equals(open.reason())) {
      setAside(open, TWICE, run, fence);
      return false;
    }
    try {
      refuseFuture(open.event());
      ApplyingEvents.About about = applying.find(open.event());
      return Boolean.TRUE.equals(
          transaction.execute(
              _ -> {
                fence.hold();
                if (!events.lock(id)) {
                  return false;
                }
                RunTime time = new RunTime(clock.instant(), run);
                Decision decision = applying.apply(open.event(), about, time);
                events.decided(id, decision, run);
                alerts.close(id, EventAlerts.SET_ASIDE, time.now());
                return decision == Decision.APPLIED;
              }));
    } catch (EventObjection objection) {
      setAside(open, String.valueOf(objection.getMessage()), run, fence);
    } catch (UnreadableCharge unreadable) {
      log.warn("The charge of event {} cannot be read", id, unreadable);
      setAside(open, UNREADABLE, run, fence);
    } catch (DataIntegrityViolationException refused) {
      log.warn("Event {} is refused by the database", id, refused);
      setAside(open, "The database refuses what it says.", run, fence);
    }
    return false;
  }

  /** It would count as newer than everything that happens until then. */
  private void refuseFuture(ProviderEvent event) {
    if (event.at().isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
      throw new EventObjection("Its time has not come yet: %s.".formatted(event.at()));
    }
  }

  private void setAside(ProviderEvents.Open open, String reason, Instant run, WriteFence fence) {
    transaction.executeWithoutResult(
        _ -> {
          fence.hold();
          if (reason.equals(open.reason())) {
            events.tried(open.event().id(), clock.instant());
          } else {
            events.setAside(open.event().id(), reason, clock.instant(), run);
            raise(open.event().id(), open.event().object(), reason);
          }
        });
  }

  /** Within the transaction of its caller. */
  private void twice(ReadingEvents.Again again) {
    if (!events.isSetAside(again.id(), TWICE)) {
      events.setAside(again.id(), TWICE, clock.instant(), null);
      raise(again.id(), again.object(), TWICE);
    }
  }

  private void raise(String id, @Nullable String object, String reason) {
    String about = object == null || object.isEmpty() ? "" : " about " + object;
    alerts.raise(
        id,
        EventAlerts.SET_ASIDE,
        "Event %s%s is set aside: %s".formatted(id, about, reason),
        clock.instant());
  }
}
