package com.sysopsquad.flows.delivery.inbox;

import com.sysopsquad.flows.delivery.inbox.retry.FailureClassifier;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The flow of a conversation, and the preparation of its messages before their transaction begins:
 * many at once, but with a limit.
 */
final class ConversationFlow {

  private final Consumer<List<Object>> flow;
  private final @Nullable Function<ReceivedMessage, Object> preparation;
  private final Semaphore permits;

  /**
   * @param flow applies payloads in the current transaction
   * @param preparation runs before and outside of the transaction; null for none
   * @param atOnce how many messages are prepared at once
   */
  ConversationFlow(
      Consumer<List<Object>> flow,
      @Nullable Function<ReceivedMessage, Object> preparation,
      int atOnce) {
    this.flow = flow;
    this.preparation = preparation;
    this.permits = new Semaphore(atOnce);
  }

  /** Whether messages are prepared. */
  boolean prepares() {
    return preparation != null;
  }

  /** Applies payloads in the current transaction. */
  void apply(List<Object> payloads) {
    flow.accept(payloads);
  }

  /**
   * The result for each message, in their order; without a preparation, the message itself. A
   * transient failure is the result of messages that failed, or were not tried anymore, while
   * others went through.
   *
   * @throws RuntimeException a transient failure, if no message went through
   */
  List<Prepared> prepare(List<ReceivedMessage> messages) {
    Function<ReceivedMessage, Object> step = preparation;
    return step == null
        ? messages.stream().map(message -> new Prepared(message, null)).toList()
        : prepare(messages, step);
  }

  private List<Prepared> prepare(
      List<ReceivedMessage> messages, Function<ReceivedMessage, Object> step) {
    Outage outage = new Outage();
    List<Future<Prepared>> pending = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (ReceivedMessage message : messages) {
        pending.add(executor.submit(() -> prepareBounded(message, step, outage)));
      }
    }
    List<Prepared> results = pending.stream().map(ConversationFlow::result).toList();
    Throwable failed = outage.failure();
    if (failed != null && results.stream().noneMatch(result -> result.failure() == null)) {
      throw FailureClassifier.rethrown(failed);
    }
    return results;
  }

  private Prepared prepareBounded(
      ReceivedMessage message, Function<ReceivedMessage, Object> step, Outage outage)
      throws InterruptedException {
    permits.acquire();
    try {
      Throwable lasting = outage.lasting();
      return lasting == null ? prepare(message, step, outage) : new Prepared(message, lasting);
    } finally {
      permits.release();
    }
  }

  private static Prepared prepare(
      ReceivedMessage message, Function<ReceivedMessage, Object> step, Outage outage) {
    try {
      Prepared prepared = new Prepared(step.apply(message), null);
      outage.over();
      return prepared;
    } catch (RuntimeException | Error failed) {
      if (FailureClassifier.isTransient(failed)) {
        outage.seen(failed);
      }
      return new Prepared(message, failed);
    }
  }

  private static Prepared result(Future<Prepared> future) {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("A preparation broke off", failed.getCause());
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("A preparation was interrupted", asked);
    }
  }

  /** Whether trying further messages makes sense: not after some have failed in a row. */
  private static final class Outage {

    private static final int IN_A_ROW = 3;

    private @Nullable Throwable failure;
    private int inARow;

    synchronized void seen(Throwable failed) {
      failure = failed;
      inARow++;
    }

    synchronized void over() {
      inARow = 0;
    }

    synchronized @Nullable Throwable failure() {
      return failure;
    }

    synchronized @Nullable Throwable lasting() {
      return inARow < IN_A_ROW ? null : failure;
    }
  }

  /** The payload for the flow, or the problem with the message. */
  record Prepared(Object payload, @Nullable Throwable failure) {}
}
