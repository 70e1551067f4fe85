package com.sysopsquad.flows.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Applies each message once: those that the inbox does not know yet, in one transaction with the
 * inbox, in their order. A failure that passes is thrown, and then the whole batch may come again;
 * otherwise, when this returns, every message is applied, waits for its next attempt or is
 * dead-lettered.
 */
final class BatchProcessor {

  private final Handling handling;
  private final Inbox inbox;
  private final Retries retries;
  private final Clock clock;

  BatchProcessor(Handling handling) {
    this.handling = handling;
    this.inbox = handling.inbox();
    this.retries = handling.retries();
    this.clock = handling.clock();
  }

  void process(List<Arrival> arrivals) {
    Map<UUID, Item> items = new LinkedHashMap<>();
    for (Arrival arrival : arrivals) {
      items.merge(
          arrival.id(),
          item(arrival),
          (first, second) -> second.message().isReplay() ? second : first);
    }
    applyTogether(List.copyOf(prepared(items).values()));
  }

  private Item item(Arrival arrival) {
    Failure failure =
        arrival.defect() == null ? null : Failure.of(arrival.defect(), clock.instant());
    return new Item(arrival.message(), arrival.message(), failure);
  }

  private Map<UUID, Item> prepared(Map<UUID, Item> items) {
    Preparation preparation = handling.preparation();
    if (preparation == null) {
      return items;
    }
    Set<UUID> known = inbox.known(items.keySet());
    List<ReceivedMessage> open =
        items.values().stream()
            .filter(item -> item.failure() == null)
            .map(Item::message)
            .filter(message -> message.isReplay() || !known.contains(message.id()))
            .toList();
    Instant begin = clock.instant();
    List<Preparation.Prepared> results = preparation.prepare(open);
    for (int i = 0; i < open.size(); i++) {
      ReceivedMessage message = open.get(i);
      Preparation.Prepared result = results.get(i);
      items.put(message.id(), new Item(message, result.payload(), failure(message, result, begin)));
    }
    return items;
  }

  private @Nullable Failure failure(
      ReceivedMessage message, Preparation.Prepared result, Instant begin) {
    Throwable failed = result.failure();
    if (failed == null) {
      return null;
    }
    InvalidMessages invalid = Failures.invalid(failed);
    if (invalid != null) {
      return Failure.of(invalid.defects().getOrDefault(message.id(), "Invalid"), clock.instant());
    }
    return Failure.of(failed, 1, begin, clock.instant());
  }

  private void applyTogether(List<Item> items) {
    Instant begin = clock.instant();
    try {
      apply(items);
    } catch (RuntimeException | Error failed) {
      rethrowIfPassing(failed);
      List<Item> known = withDefects(items, failed);
      if (!known.equals(items)) {
        applyTogether(known);
      } else if (items.size() == 1) {
        setAside(items.getFirst(), Failure.of(failed, 1, begin, clock.instant()));
      } else {
        items.forEach(this::applyAlone);
      }
    }
  }

  private void applyAlone(Item item) {
    Instant begin = clock.instant();
    try {
      apply(List.of(item));
    } catch (RuntimeException | Error failed) {
      rethrowIfPassing(failed);
      setAside(item, Failure.of(failed, 1, begin, clock.instant()));
    }
  }

  private void apply(List<Item> items) {
    within(
        () -> {
          Set<UUID> fresh = admit(items);
          List<Item> applicable =
              sorted(items.stream().filter(item -> fresh.contains(item.id())).toList());
          if (!applicable.isEmpty()) {
            handling.flow().accept(applicable.stream().map(Item::payload).toList());
            applicable.stream()
                .map(Item::message)
                .filter(ReceivedMessage::isReplay)
                .forEach(handling.reports()::applied);
          }
        });
  }

  /** Those whose time has come: never seen before, or given up and sent again by operations. */
  private Set<UUID> admit(List<Item> items) {
    Set<UUID> fresh = inbox.remember(items.stream().map(Item::id).toList());
    List<Item> replays =
        items.stream()
            .filter(item -> item.message().isReplay() && !fresh.contains(item.id()))
            .toList();
    if (!replays.isEmpty()) {
      fresh.addAll(inbox.reopen(replays.stream().map(Item::id).toList()));
      replays.stream()
          .filter(item -> !fresh.contains(item.id()) && !handling.rows().waits(item.id()))
          .forEach(item -> handling.reports().applied(item.message()));
    }
    return fresh;
  }

  /** Sets aside what cannot be applied now; returns the others. */
  private List<Item> sorted(List<Item> fresh) {
    if (fresh.isEmpty()) {
      return fresh;
    }
    Set<String> held =
        new HashSet<>(
            retries.held(fresh.stream().map(item -> item.message().subject()).distinct().toList()));
    List<Item> applicable = new ArrayList<>();
    List<DeadLetterPublisher.Dead> dead = new ArrayList<>();
    for (Item item : fresh) {
      ReceivedMessage message = item.message();
      Failure failure = item.failure();
      if (failure != null && !retries.goOn(failure)) {
        dead.add(new DeadLetterPublisher.Dead(message, failure));
      } else if (held.contains(message.subject())) {
        retries.follow(message);
      } else if (failure != null) {
        letWait(item, failure, held);
      } else {
        applicable.add(item);
      }
    }
    if (!dead.isEmpty()) {
      publish(dead, true);
    }
    return applicable;
  }

  private void letWait(Item item, Failure failure, Set<String> held) {
    retries.begin(item.message(), failure);
    if (retries.keepOrder()) {
      held.add(item.message().subject());
    }
  }

  private void setAside(Item item, Failure failure) {
    Failure reason = item.failure() == null ? failure : item.failure();
    if (!retries.goOn(reason) || !triedToWait(item, reason)) {
      giveUp(item, reason);
    }
  }

  /** False if not even the retry table takes the message. */
  private boolean triedToWait(Item item, Failure failure) {
    try {
      ifFresh(item, () -> retries.begin(item.message(), failure));
      return true;
    } catch (RuntimeException | Error failed) {
      rethrowIfPassing(failed);
      return false;
    }
  }

  private void giveUp(Item item, Failure failure) {
    List<DeadLetterPublisher.Dead> dead =
        List.of(new DeadLetterPublisher.Dead(item.message(), failure));
    try {
      ifFresh(item, () -> publish(dead, true));
    } catch (RuntimeException | Error failed) {
      rethrowIfPassing(failed);
      ifFresh(item, () -> publish(dead, false));
    }
  }

  private void publish(List<DeadLetterPublisher.Dead> dead, boolean tell) {
    inbox.giveUp(dead.stream().map(each -> each.message().id()).toList());
    handling.deadLetters().publish(dead, tell);
  }

  private void ifFresh(Item item, Runnable action) {
    within(
        () -> {
          if (!admit(List.of(item)).isEmpty()) {
            action.run();
          }
        });
  }

  private void within(Runnable action) {
    handling.transactions().executeWithoutResult(status -> action.run());
  }

  private List<Item> withDefects(List<Item> items, Throwable failed) {
    InvalidMessages invalid = Failures.invalid(failed);
    if (invalid == null) {
      return items;
    }
    Instant now = clock.instant();
    return items.stream()
        .map(
            item -> {
              String defect = invalid.defects().get(item.id());
              return defect == null || item.failure() != null
                  ? item
                  : new Item(item.message(), item.payload(), Failure.of(defect, now));
            })
        .toList();
  }

  private static void rethrowIfPassing(Throwable failed) {
    if (Failures.pass(failed)) {
      throw Failures.rethrown(failed);
    }
  }

  /**
   * @param payload what the flow gets
   * @param failure why it is not handed to the flow, or null
   */
  private record Item(ReceivedMessage message, Object payload, @Nullable Failure failure) {

    UUID id() {
      return message.id();
    }
  }
}
