package com.sysopsquad.flows.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Applies each message once: those that the inbox does not know yet, in one transaction with the
 * inbox, in their order. A failure that passes is thrown, and then the whole batch may come again;
 * otherwise, when this returns, every message is applied or buried.
 */
final class BatchProcessor {

  private final Inbox inbox;
  private final TransactionOperations transactions;
  private final @Nullable Preparation preparation;
  private final Consumer<List<Object>> flow;
  private final Burial burial;
  private final Clock clock;

  BatchProcessor(
      Inbox inbox,
      TransactionOperations transactions,
      @Nullable Preparation preparation,
      Consumer<List<Object>> flow,
      Burial burial,
      Clock clock) {
    this.inbox = inbox;
    this.transactions = transactions;
    this.preparation = preparation;
    this.flow = flow;
    this.burial = burial;
    this.clock = clock;
  }

  void process(List<Arrival> arrivals) {
    Map<UUID, Item> items = new LinkedHashMap<>();
    for (Arrival arrival : arrivals) {
      items.putIfAbsent(arrival.id(), item(arrival));
    }
    applyTogether(List.copyOf(prepared(items).values()));
  }

  private Item item(Arrival arrival) {
    Failure failure =
        arrival.defect() == null ? null : Failure.of(arrival.defect(), clock.instant());
    return new Item(arrival.message(), arrival.message(), failure);
  }

  private Map<UUID, Item> prepared(Map<UUID, Item> items) {
    if (preparation == null) {
      return items;
    }
    Set<UUID> known = inbox.known(items.keySet());
    List<ReceivedMessage> open =
        items.values().stream()
            .filter(item -> item.failure() == null && !known.contains(item.id()))
            .map(Item::message)
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
        bury(items.getFirst(), Failure.of(failed, 1, begin, clock.instant()));
      } else {
        items.forEach(item -> applyAlone(item, begin));
      }
    }
  }

  private void applyAlone(Item item, Instant begin) {
    try {
      apply(List.of(item));
    } catch (RuntimeException | Error failed) {
      rethrowIfPassing(failed);
      bury(item, Failure.of(failed, 2, begin, clock.instant()));
    }
  }

  private void apply(List<Item> items) {
    transactions.executeWithoutResult(
        status -> {
          Set<UUID> fresh = inbox.remember(items.stream().map(Item::id).toList());
          List<Object> payloads = new ArrayList<>();
          for (Item item : items) {
            if (!fresh.contains(item.id())) {
              continue;
            }
            if (item.failure() != null) {
              burial.bury(item.message(), item.failure(), true);
            } else {
              payloads.add(item.payload());
            }
          }
          if (!payloads.isEmpty()) {
            flow.accept(payloads);
          }
        });
  }

  private void bury(Item item, Failure failure) {
    Failure reason = item.failure() == null ? failure : item.failure();
    try {
      bury(item, reason, true);
    } catch (RuntimeException | Error failed) {
      rethrowIfPassing(failed);
      bury(item, reason, false);
    }
  }

  private void bury(Item item, Failure failure, boolean tell) {
    transactions.executeWithoutResult(
        status -> {
          if (!inbox.remember(List.of(item.id())).isEmpty()) {
            burial.bury(item.message(), failure, tell);
          }
        });
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
   * @param failure why the message is buried instead, or null
   */
  private record Item(ReceivedMessage message, Object payload, @Nullable Failure failure) {

    UUID id() {
      return message.id();
    }
  }
}
