package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.bill.Bill;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The calls of one partition: a reader pages through the due bills, each call has a virtual thread,
 * and results are queued to be written. However large the partition, the number of bills in memory
 * is limited.
 */
final class CallsInFlight {

  private sealed interface Result {
    record Finished(FinishedCharge charge) implements Result {}

    /** There will be no more. */
    record End() implements Result {}
  }

  private static final Logger log = LoggerFactory.getLogger(CallsInFlight.class);
  private static final Duration HOLD_IS_LOOKED_FOR = Duration.ofMillis(500);
  private static final Result END = new Result.End();

  private final DueBillsOfPartition due;
  private final ChargingOneBill one;
  private final HoldingBilling holding;
  private final ChargingSettings settings;

  private final BlockingQueue<Result> results = new LinkedBlockingQueue<>();
  private final Semaphore inFlight;
  private final Semaphore room;
  private final AtomicInteger open = new AtomicInteger(1);
  private final AtomicLong sentTo = new AtomicLong();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread reader;

  /** What the partition's thread names in the log. */
  private final Map<String, String> named =
      Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());

  private volatile boolean stopped;

  CallsInFlight(
      DueBillsOfPartition due,
      ChargingOneBill one,
      HoldingBilling holding,
      ChargingSettings settings) {
    this.due = due;
    this.one = one;
    this.holding = holding;
    this.settings = settings;
    this.inFlight = new Semaphore(settings.inFlight());
    this.room = new Semaphore(settings.inFlight() + 2 * settings.batch());
    this.reader = Thread.ofVirtual().name("due-bills-" + due.partition()).unstarted(this::read);
  }

  void begin() {
    reader.start();
  }

  /** Starts no new calls. */
  void stop() {
    stopped = true;
    // Wakes the reader. It is never interrupted, because that would break its database connection.
    room.release(settings.inFlight() + 2 * settings.batch());
    inFlight.release();
  }

  /** Ends all calls. */
  void close() {
    stop();
    calls.shutdownNow();
    calls.close();
    try {
      reader.join();
      due.endAfter(sentTo.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (DataAccessException | TransactionException away) {
      log.warn("What was not sent counts as begun: {}", away.getMessage());
    }
  }

  /** The next finished charges, at least one; empty if there are no more. */
  List<FinishedCharge> next() throws InterruptedException {
    List<FinishedCharge> batch = new ArrayList<>(settings.batch());
    long deadline = Long.MAX_VALUE;
    while (batch.size() < settings.batch()) {
      Result result =
          batch.isEmpty()
              ? results.take()
              : results.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (result == null) {
        break;
      }
      if (!(result instanceof Result.Finished(FinishedCharge charge))) {
        results.add(END);
        break;
      }
      if (batch.isEmpty()) {
        deadline = System.nanoTime() + settings.linger().toNanos();
      }
      batch.add(charge);
    }
    return batch;
  }

  /** Makes room for the same number of new calls. */
  void written(int charges) {
    room.release(charges);
  }

  /** Why it ended before the end of the partition, if it did. */
  @Nullable Throwable failure() {
    return failure.get();
  }

  private void read() {
    MDC.setContextMap(named);
    try {
      readPages();
    } catch (Throwable t) {
      fail(t);
    } finally {
      leave();
    }
  }

  private void readPages() throws InterruptedException {
    long looked = System.nanoTime();
    while (due.nextPage()) {
      for (Bill bill : due.page()) {
        if (System.nanoTime() - looked >= HOLD_IS_LOOKED_FOR.toNanos()) {
          holding.refuse();
          looked = System.nanoTime();
        }
        room.acquire();
        if (stopped) {
          return;
        }
        begin(bill);
      }
    }
  }

  private void begin(Bill bill) throws InterruptedException {
    switch (bill) {
      case Bill.Chargeable free when free.charge().total().minor() == 0 ->
          finished(one.nothingToPay(free, free.charge()));
      case Bill.WithoutCard free when free.charge().total().minor() == 0 ->
          finished(one.nothingToPay(free, free.charge()));
      case Bill.Chargeable chargeable -> beginCall(chargeable);
      case Bill.WithoutCard withoutCard -> finished(one.withoutCard(withoutCard));
      case Bill.Parked parked -> finished(one.notPriced(parked));
    }
  }

  private void finished(FinishedCharge charge) {
    results.add(new Result.Finished(charge));
  }

  private void beginCall(Bill.Chargeable bill) throws InterruptedException {
    inFlight.acquire();
    if (stopped) {
      return;
    }
    open.incrementAndGet();
    calls.execute(() -> call(bill));
  }

  private void call(Bill.Chargeable bill) {
    MDC.setContextMap(named);
    try {
      FinishedCharge finished = charge(bill);
      while (finished == null && !stopped) {
        // A hold that has just been released stops nothing.
        holding.refuse();
        finished = charge(bill);
      }
      if (finished != null) {
        finished(finished);
      }
      one.failIfDown();
    } catch (Throwable t) {
      fail(t);
    } finally {
      inFlight.release();
      leave();
    }
  }

  private @Nullable FinishedCharge charge(Bill.Chargeable bill) throws InterruptedException {
    boolean maybeSent = true;
    try {
      FinishedCharge finished = one.charge(bill, () -> stopped || holding.isOnHold());
      maybeSent = finished != null;
      return finished;
    } catch (ProviderUnavailable neverReached) {
      maybeSent = false;
      throw neverReached;
    } finally {
      if (maybeSent) {
        sentTo.accumulateAndGet(bill.id(), Math::max);
      }
    }
  }

  private void fail(Throwable t) {
    failure.compareAndSet(null, t);
    stop();
  }

  private void leave() {
    if (open.decrementAndGet() == 0) {
      results.add(END);
    }
  }
}
