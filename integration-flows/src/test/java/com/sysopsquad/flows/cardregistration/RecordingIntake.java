package com.sysopsquad.flows.cardregistration;

import com.sysopsquad.flows.delivery.inbox.retry.RetryLater;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A card intake that writes down what it decided; what a card does to it stands in its JWE. */
class RecordingIntake implements CardRegistrationReceiver<RecordingIntake.Decision> {

  static final String GOOD = "good";

  /** Decided only while another such card is being decided too. */
  static final String PAIRED = "paired";

  static final String UNDECIDABLE = "undecidable";

  /** The provider gives no answer about it, while it answers about others. */
  static final String UNANSWERED = "unanswered";

  static final String UNRECORDABLE = "unrecordable";

  private static final CyclicBarrier PAIR = new CyclicBarrier(2);
  static final AtomicBoolean PROVIDER_AWAY = new AtomicBoolean();
  static final AtomicBoolean UNANSWERING = new AtomicBoolean();
  static final ConcurrentMap<UUID, Integer> DECIDED = new ConcurrentHashMap<>();
  static final AtomicInteger AT_ONCE = new AtomicInteger();
  static final AtomicInteger MOST_AT_ONCE = new AtomicInteger();

  private final JdbcClient jdbc;

  RecordingIntake(DataSource database) {
    jdbc = JdbcClient.create(database);
  }

  record Decision(CardHandedIn card) {}

  @Override
  public Decision decide(CardHandedIn card) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("Decided within a transaction");
    }
    MOST_AT_ONCE.accumulateAndGet(AT_ONCE.incrementAndGet(), Math::max);
    try {
      if (card.jwe().equals(PAIRED)) {
        meet();
      }
      DECIDED.merge(card.registrationId(), 1, Integer::sum);
      if (PROVIDER_AWAY.get() || (card.jwe().equals(UNANSWERED) && UNANSWERING.get())) {
        throw new RetryLater("The provider is away", new IllegalStateException());
      }
      if (card.jwe().equals(UNDECIDABLE)) {
        throw new IllegalStateException("Cannot decide on 4242424242424242");
      }
      return new Decision(card);
    } finally {
      AT_ONCE.decrementAndGet();
    }
  }

  @Override
  public void receive(List<Decision> decisions) {
    for (Decision decision : decisions) {
      if (decision.card().jwe().equals(UNRECORDABLE)) {
        throw new IllegalStateException("Cannot record");
      }
      note(decision.card(), "recorded");
    }
  }

  @Override
  public void onGivenUp(CardHandedIn card) {
    note(card, "rejected");
  }

  private static void meet() {
    try {
      PAIR.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
      throw new IllegalStateException("No other card is decided meanwhile", alone);
    }
  }

  private void note(CardHandedIn card, String note) {
    jdbc.sql("insert into effect.applied (subject, version, note) values (?, 1, ?)")
        .param(card.registrationId().toString())
        .param(note)
        .update();
  }
}
