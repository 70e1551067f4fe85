package com.sysopsquad.billing.event;

import com.sysopsquad.billing.payment.WriteFence;
import com.sysopsquad.billing.provider.ProviderUnavailable;
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
  private static final int AT_ONCE = 100;
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

  private enum Result {
    APPLIED,
    NO_EFFECT,
    SET_ASIDE
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
    Instant afterTime = Instant.EPOCH.minusSeconds(1);
    String afterId = "";
    long applied = 0;
    long setAside = 0;
    int unanswered = 0;
    ProviderUnavailable failure = read.failure();
    List<ProviderEvents.Open> page = events.open(afterTime, afterId, now.minus(TRIED), AT_ONCE);
    while (!page.isEmpty()) {
      for (ProviderEvents.Open open : page) {
        if (stopped.getAsBoolean()) {
          throw new IllegalStateException("It was stopped while it applied the provider's events");
        }
        try {
          Result result = decide(open, run, fence);
          applied += result == Result.APPLIED ? 1 : 0;
          setAside += result == Result.SET_ASIDE ? 1 : 0;
          unanswered = 0;
        } catch (ProviderUnavailable e) {
          failure = e;
          unanswered++;
          if (unanswered >= MOST_UNANSWERED) {
            throw e;
          }
        }
        afterTime = open.event().at();
        afterId = open.event().id();
      }
      page = events.open(afterTime, afterId, now.minus(TRIED), AT_ONCE);
    }
    if (failure != null) {
      throw failure;
    }
    transaction.executeWithoutResult(
        _ -> {
          fence.hold();
          events.forget(now.minus(KEPT), MOST_FORGOTTEN);
        });
    return new Followed(read.news(), applied, setAside, read.gap());
  }

  private Result decide(ProviderEvents.Open open, Instant run, WriteFence fence) {
    String id = open.event().id();
    if (TWICE.equals(open.reason())) {
      return Result.SET_ASIDE;
    }
    try {
      ApplyingEvents.About about = applying.find(open.event());
      return transaction.execute(
          _ -> {
            fence.hold();
            if (!events.lock(id)) {
              return Result.NO_EFFECT;
            }
            RunTime time = new RunTime(clock.instant(), run);
            Decision decision = applying.apply(open.event(), about, time);
            events.decided(id, decision, run);
            alerts.closeSetAside(id, time.now());
            return decision == Decision.APPLIED ? Result.APPLIED : Result.NO_EFFECT;
          });
    } catch (EventObjection objection) {
      return setAside(open, String.valueOf(objection.getMessage()), run, fence);
    } catch (DataIntegrityViolationException refused) {
      log.warn("Event {} is refused by the database", id, refused);
      return setAside(open, "The database refuses what it says.", run, fence);
    }
  }

  private Result setAside(ProviderEvents.Open open, String reason, Instant run, WriteFence fence) {
    if (reason.equals(open.reason())) {
      return Result.SET_ASIDE;
    }
    transaction.executeWithoutResult(
        _ -> {
          fence.hold();
          events.setAside(open.event().id(), reason, run);
          raise(open.event().id(), open.event().object(), reason);
        });
    return Result.SET_ASIDE;
  }

  /** Within the transaction of its caller. */
  private void twice(ReadingEvents.Again again) {
    if (!events.isSetAside(again.id(), TWICE)) {
      events.setAside(again.id(), TWICE, null);
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
