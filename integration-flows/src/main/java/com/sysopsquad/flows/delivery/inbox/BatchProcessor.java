package com.sysopsquad.flows.delivery.inbox;

import com.sysopsquad.flows.delivery.deadletter.FailedMessage;
import com.sysopsquad.flows.delivery.deadletter.Failure;
import com.sysopsquad.flows.delivery.inbox.receipt.Inbox;
import com.sysopsquad.flows.delivery.inbox.receipt.MissingMessages;
import com.sysopsquad.flows.delivery.inbox.retry.FailureClassifier;
import com.sysopsquad.flows.delivery.inbox.retry.Retries;
import com.sysopsquad.flows.delivery.inbox.withheld.WithheldBodies;
import com.sysopsquad.flows.delivery.telemetry.AppliedTimes;
import com.sysopsquad.flows.delivery.wire.ParsedMessage;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.contract.InvalidMessages;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Applies each message once: those that the inbox does not know yet, in one transaction with the
 * inbox, in their order. A transient failure is thrown, and the whole batch may be delivered again.
 * If it concerns only some messages that are prepared, the others are applied before that. When
 * this returns, every message has been applied, waits for its next attempt, or is a dead letter.
 */
final class BatchProcessor {

  private final Inbox inbox;
  private final WithheldBodies withheld;
  private final ConversationFlow flow;
  private final Retries retries;
  private final GivingUp givingUp;
  private final MissingMessages missing;
  private final TransactionOperations transactions;
  private final AppliedTimes times;
  private final Clock clock;

  BatchProcessor(
      Inbox inbox,
      WithheldBodies withheld,
      ConversationFlow flow,
      Retries retries,
      GivingUp givingUp,
      MissingMessages missing,
      TransactionOperations transactions,
      AppliedTimes times,
      Clock clock) {
    this.inbox = inbox;
    this.withheld = withheld;
    this.flow = flow;
    this.retries = retries;
    this.givingUp = givingUp;
    this.missing = missing;
    this.transactions = transactions;
    this.times = times;
    this.clock = clock;
  }

  void process(List<ParsedMessage> batch) {
    Map<UUID, Item> items = new LinkedHashMap<>();
    for (ParsedMessage parsed : batch) {
      Item item = item(withheld.restored(parsed));
      Item first = items.putIfAbsent(item.id(), item);
      if (first != null && item.message().isReplay()) {
        items.put(item.id(), item);
      } else if (first != null && !first.hash().equals(item.hash())) {
        Item reused = reused(item);
        items.putIfAbsent(reused.id(), reused);
      }
    }
    Map<UUID, Throwable> notNow = new HashMap<>();
    List<Item> prepared = List.copyOf(prepared(items, notNow).values());
    if (notNow.isEmpty()) {
      applyTogether(prepared);
    } else {
      applyTogether(before(notNow.keySet(), prepared));
      throw FailureClassifier.rethrown(notNow.values().iterator().next());
    }
  }

  /**
   * The messages that do not have to wait for those that cannot be prepared now: no later ones of
   * their subjects, and no later marks, which say what was sent before them.
   */
  private List<Item> before(Set<UUID> notNow, List<Item> items) {
    Set<String> held = new HashSet<>();
    List<Item> others = new ArrayList<>(items.size());
    for (Item item : items) {
      if (notNow.contains(item.id())) {
        held.add(item.message().subject());
      } else if (held.isEmpty()
          || !(item.isMark() || (retries.keepOrder() && held.contains(item.message().subject())))) {
        others.add(item);
      }
    }
    return others;
  }

  private Item item(ParsedMessage parsed) {
    Failure failure = parsed.defect() == null ? null : Failure.of(parsed.defect(), clock.instant());
    return Item.of(parsed.message(), failure);
  }

  /** A message that has the id of another one: it gets a new id, and is given up. */
  private Item reused(Item item) {
    UUID id = item.id();
    UUID own = UUID.nameUUIDFromBytes((id + "|" + item.hash()).getBytes(StandardCharsets.UTF_8));
    String defect =
        "The ID %s was already used by a message with a different body. Each message needs its own ID."
            .formatted(id);
    return Item.of(item.message().withId(own), Failure.of(defect, clock.instant()));
  }

  /**
   * @param notNow takes the transient failures of single messages
   */
  private Map<UUID, Item> prepared(Map<UUID, Item> items, Map<UUID, Throwable> notNow) {
    if (!flow.prepares()) {
      return items;
    }
    Set<UUID> known = inbox.known(items.keySet());
    List<ReceivedMessage> open =
        items.values().stream()
            .filter(item -> item.failure() == null)
            .filter(Predicate.not(Item::isMark))
            .map(Item::message)
            .filter(message -> message.isReplay() || !known.contains(message.id()))
            .toList();
    Instant begin = clock.instant();
    List<ConversationFlow.Prepared> results = flow.prepare(open);
    for (int i = 0; i < open.size(); i++) {
      ReceivedMessage message = open.get(i);
      ConversationFlow.Prepared result = results.get(i);
      if (result.failure() != null && FailureClassifier.isTransient(result.failure())) {
        notNow.put(message.id(), result.failure());
      }
      items.put(
          message.id(),
          new Item(
              message,
              result.payload(),
              failure(message, result, begin),
              BodyHash.of(message.body())));
    }
    return items;
  }

  private @Nullable Failure failure(
      ReceivedMessage message, ConversationFlow.Prepared result, Instant begin) {
    Throwable failed = result.failure();
    if (failed == null) {
      return null;
    }
    InvalidMessages invalid = FailureClassifier.invalidMessages(failed);
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
      FailureClassifier.rethrowIfTransient(failed);
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
      FailureClassifier.rethrowIfTransient(failed);
      setAside(item, Failure.of(failed, 1, begin, clock.instant()));
    }
  }

  private void apply(List<Item> items) {
    List<ReceivedMessage> applied = new ArrayList<>();
    transactions.executeWithoutResult(
        status -> {
          Set<UUID> fresh = fresh(items);
          giveUpReused(items, fresh);
          List<Item> sorted =
              sorted(items.stream().filter(item -> fresh.contains(item.id())).toList());
          missing.take(sorted.stream().filter(Item::isMark).map(Item::message).toList());
          List<Item> applicable = sorted.stream().filter(Predicate.not(Item::isMark)).toList();
          if (!applicable.isEmpty()) {
            flow.apply(applicable.stream().map(Item::payload).toList());
            applicable.stream()
                .map(Item::message)
                .filter(ReceivedMessage::isReplay)
                .forEach(retries::applied);
            applicable.forEach(item -> applied.add(item.message()));
          }
        });
    times.add(applied, clock.instant());
  }

  /** Not a redelivery, although its id is known: its body differs. */
  private void giveUpReused(List<Item> items, Set<UUID> fresh) {
    List<Item> known =
        items.stream()
            .filter(item -> !fresh.contains(item.id()) && !item.message().isReplay())
            .toList();
    Set<UUID> others = known.isEmpty() ? Set.of() : inbox.withOtherBody(hashes(known));
    if (!others.isEmpty()) {
      List<Item> reused =
          known.stream().filter(item -> others.contains(item.id())).map(this::reused).toList();
      Set<UUID> told = inbox.remember(hashes(reused));
      givingUp.together(
          reused.stream()
              .filter(item -> told.contains(item.id()))
              .map(
                  item -> new FailedMessage(item.message(), Objects.requireNonNull(item.failure())))
              .toList());
    }
  }

  private static Map<UUID, String> hashes(List<Item> items) {
    return items.stream().collect(Collectors.toMap(Item::id, Item::hash));
  }

  /**
   * The messages to apply now: new ones, and those that were given up and sent again by operations.
   */
  private Set<UUID> fresh(List<Item> items) {
    Set<UUID> fresh = inbox.remember(hashes(items));
    List<Item> replays =
        items.stream()
            .filter(item -> item.message().isReplay() && !fresh.contains(item.id()))
            .toList();
    if (!replays.isEmpty()) {
      fresh.addAll(inbox.reopen(replays.stream().map(Item::id).toList()));
      replays.stream()
          .filter(item -> !fresh.contains(item.id()) && !retries.waits(item.id()))
          .forEach(item -> retries.applied(item.message()));
    }
    return fresh;
  }

  /** Sets aside messages that cannot be applied now; returns the others. */
  private List<Item> sorted(List<Item> fresh) {
    if (fresh.isEmpty()) {
      return fresh;
    }
    Set<String> held =
        new HashSet<>(
            retries.held(fresh.stream().map(item -> item.message().subject()).distinct().toList()));
    List<Item> applicable = new ArrayList<>();
    List<FailedMessage> failed = new ArrayList<>();
    for (Item item : fresh) {
      ReceivedMessage message = item.message();
      Failure failure = item.failure();
      if (failure != null && !retries.goOn(failure)) {
        failed.add(new FailedMessage(message, failure));
      } else if (held.contains(message.subject()) && !item.isMark()) {
        retries.follow(message);
      } else if (failure != null) {
        letWait(item, failure, held);
      } else {
        applicable.add(item);
      }
    }
    if (!failed.isEmpty()) {
      givingUp.together(failed);
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
      givingUp.alone(
          new FailedMessage(item.message(), reason), () -> !fresh(List.of(item)).isEmpty());
    }
  }

  /** False if the message cannot even be stored in the retry table. */
  private boolean triedToWait(Item item, Failure failure) {
    try {
      transactions.executeWithoutResult(
          status -> {
            if (!fresh(List.of(item)).isEmpty()) {
              retries.begin(item.message(), failure);
            }
          });
      return true;
    } catch (RuntimeException | Error failed) {
      FailureClassifier.rethrowIfTransient(failed);
      return false;
    }
  }

  private List<Item> withDefects(List<Item> items, Throwable failed) {
    InvalidMessages invalid = FailureClassifier.invalidMessages(failed);
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
                  : new Item(item.message(), item.payload(), Failure.of(defect, now), item.hash());
            })
        .toList();
  }

  /**
   * @param payload what the flow gets
   * @param failure why it is not passed to the flow, or null
   * @param hash of its body
   */
  private record Item(
      ReceivedMessage message, Object payload, @Nullable Failure failure, String hash) {

    static Item of(ReceivedMessage message, @Nullable Failure failure) {
      return new Item(message, message, failure, BodyHash.of(message.body()));
    }

    UUID id() {
      return message.id();
    }

    boolean isMark() {
      return MissingMessages.isMark(message);
    }
  }
}
