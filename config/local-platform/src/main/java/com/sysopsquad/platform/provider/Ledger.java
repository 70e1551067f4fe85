package com.sysopsquad.platform.provider;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Everything that the provider knows: in memory, and in a journal that is read at startup. */
final class Ledger implements Closeable {

  private final Map<String, Recorded> byId = new ConcurrentHashMap<>();
  private final Map<String, String> customerOfMethod = new ConcurrentHashMap<>();
  private final Set<String> detached = ConcurrentHashMap.newKeySet();
  private final Map<String, JournalEntry> byKey = new ConcurrentHashMap<>();
  private final ConcurrentSkipListMap<Long, Recorded.PaymentIntent> intents =
      new ConcurrentSkipListMap<>();
  private final Map<String, Long> positions = new ConcurrentHashMap<>();
  private final Map<String, List<Long>> byMetadata = new ConcurrentHashMap<>();
  private final ConcurrentSkipListMap<Long, Recorded.Refund> refunds =
      new ConcurrentSkipListMap<>();
  private final Map<String, Long> refundedOf = new ConcurrentHashMap<>();
  private final Set<String> failedRefunds = ConcurrentHashMap.newKeySet();
  private final Map<String, Recorded.DisputeEnd> endOf = new ConcurrentHashMap<>();
  private final ConcurrentSkipListMap<Long, Recorded.Dispute> disputes =
      new ConcurrentSkipListMap<>();
  private final ConcurrentSkipListMap<Long, Recorded.Event> events = new ConcurrentSkipListMap<>();
  private final AtomicLong position = new AtomicLong();
  private final Journal journal;

  Ledger(Path file) throws IOException {
    journal = Journal.open(file, this::apply);
  }

  /** Makes an entry durable, then visible. */
  void record(JournalEntry entry) throws IOException {
    journal.append(entry);
    apply(entry);
  }

  Optional<JournalEntry> underKey(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  void forget(String key) {
    byKey.remove(key);
  }

  <T extends Recorded> Optional<T> find(Class<T> type, String id) {
    return Optional.ofNullable(byId.get(id)).filter(type::isInstance).map(type::cast);
  }

  /** The customer that a verified card belongs to. */
  Optional<String> customerOf(Recorded.PaymentMethod method) {
    return Optional.ofNullable(customerOfMethod.get(method.id()));
  }

  /** Whether a card was detached from its customer. */
  boolean isDetached(Recorded.PaymentMethod method) {
    return detached.contains(method.id());
  }

  /**
   * Charges and attempts, newest first.
   *
   * @param startingAfter the last one of the previous page, or null for the first page
   */
  Iterable<Recorded.PaymentIntent> page(@Nullable String startingAfter) {
    Long from = startingAfter == null ? null : positions.get(startingAfter);
    return from == null
        ? intents.descendingMap().values()
        : intents.headMap(from, false).descendingMap().values();
  }

  /** The charges of a page whose metadata has this value. */
  List<Recorded.PaymentIntent> page(
      String key, String value, @Nullable String startingAfter, int atMost) {
    List<Long> found = byMetadata.getOrDefault(key + '=' + value, List.of());
    Long after = startingAfter == null ? null : positions.get(startingAfter);
    List<Recorded.PaymentIntent> page = new ArrayList<>();
    synchronized (found) {
      int next = after == null ? found.size() - 1 : Collections.binarySearch(found, after) - 1;
      while (next >= 0 && page.size() < atMost) {
        Recorded.PaymentIntent intent = intents.get(found.get(next--));
        if (intent != null) {
          page.add(intent);
        }
      }
    }
    return page;
  }

  /** Refunds, newest first; after the last one of the previous page. */
  Iterable<Recorded.Refund> refunds(@Nullable String startingAfter) {
    Long from = startingAfter == null ? null : positions.get(startingAfter);
    return from == null
        ? refunds.descendingMap().values()
        : refunds.headMap(from, false).descendingMap().values();
  }

  /** Whether a refund has failed. */
  boolean hasFailed(Recorded.Refund refund) {
    return failedRefunds.contains(refund.id());
  }

  /** How a dispute ended; empty while the bank has not decided. */
  Optional<Recorded.DisputeEnd> endOf(Recorded.Dispute dispute) {
    return Optional.ofNullable(endOf.get(dispute.id()));
  }

  /** Disputes, newest first; after the last one of the previous page. */
  Iterable<Recorded.Dispute> disputes(@Nullable String startingAfter) {
    return newestFirst(disputes, startingAfter);
  }

  /** Events, newest first; after the last one of the previous page. */
  Iterable<Recorded.Event> events(@Nullable String startingAfter) {
    return newestFirst(events, startingAfter);
  }

  private <T> Iterable<T> newestFirst(
      ConcurrentSkipListMap<Long, T> all, @Nullable String startingAfter) {
    Long from = startingAfter == null ? null : positions.get(startingAfter);
    return from == null
        ? all.descendingMap().values()
        : all.headMap(from, false).descendingMap().values();
  }

  /** How much of a charge was given back. */
  long refunded(Recorded.PaymentIntent intent) {
    return refundedOf.getOrDefault(intent.id(), 0L);
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }

  private void apply(JournalEntry entry) {
    Recorded recorded = entry.recorded();
    byId.put(recorded.id(), recorded);
    switch (recorded) {
      case Recorded.PaymentIntent intent -> index(intent);
      case Recorded.SetupIntent setup -> {
        if (setup.outcome() == Outcome.APPROVED && setup.customer() != null) {
          customerOfMethod.put(setup.paymentMethod(), setup.customer());
        }
      }
      case Recorded.Detachment detachment -> {
        customerOfMethod.remove(detachment.paymentMethod());
        detached.add(detachment.paymentMethod());
      }
      case Recorded.Refund refund -> {
        long at = position.incrementAndGet();
        refunds.put(at, refund);
        refundedOf.merge(refund.paymentIntent(), refund.amount(), Long::sum);
        positions.put(refund.id(), at);
      }
      case Recorded.RefundFailure failure -> {
        if (failedRefunds.add(failure.refund())) {
          find(Recorded.Refund.class, failure.refund())
              .ifPresent(
                  refund -> refundedOf.merge(refund.paymentIntent(), -refund.amount(), Long::sum));
        }
      }
      case Recorded.Dispute dispute -> {
        long at = position.incrementAndGet();
        disputes.put(at, dispute);
        positions.put(dispute.id(), at);
      }
      case Recorded.DisputeEnd end -> endOf.put(end.dispute(), end);
      case Recorded.Event event -> {
        long at = position.incrementAndGet();
        events.put(at, event);
        positions.put(event.id(), at);
      }
      case Recorded.Customer customer -> {}
      case Recorded.PaymentMethod method -> {}
    }
    if (entry.key() != null) {
      byKey.put(entry.key(), entry);
    }
    Events.of(recorded, this).forEach(event -> apply(new JournalEntry(null, null, false, event)));
  }

  private void index(Recorded.PaymentIntent intent) {
    long at = position.incrementAndGet();
    intents.put(at, intent);
    positions.put(intent.id(), at);
    intent
        .metadata()
        .forEach(
            (key, value) -> {
              List<Long> list =
                  byMetadata.computeIfAbsent(key + '=' + value, any -> new ArrayList<>(1));
              synchronized (list) {
                int place = list.size();
                while (place > 0 && list.get(place - 1) > at) {
                  place--;
                }
                list.add(place, at);
              }
            });
  }
}
