package com.sysopsquad.platform.provider;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A payment provider on the loopback interface that implements a part of Stripe's API. Its answers,
 * and its unanswered charges, survive if it is killed.
 */
public final class ProviderSimulator implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ProviderSimulator.class);
  private static final int BACKLOG = 1_000;

  static {
    // The server's defaults are made for a few clients: Nagle's algorithm on, 200 idle connections.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "5000");
    System.setProperty("sun.net.httpserver.idleInterval", "300");
  }

  private final InstantSource clock;
  private final Ledger ledger;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile Behavior behavior = Behavior.NORMAL;
  private volatile Duration ahead = Duration.ZERO;

  private ProviderSimulator(Path folder, int port, String secretKey, Clock clock)
      throws IOException {
    Files.createDirectories(folder);
    this.clock = () -> clock.instant().plus(ahead);
    this.ledger = new Ledger(folder.resolve("journal.jsonl"));
    InetAddress loopback = InetAddress.getLoopbackAddress();
    this.server = HttpServer.create(new InetSocketAddress(loopback, port), BACKLOG);
    server.createContext("/v1/", new ApiHandler(ledger, this::behavior, this.clock, secretKey));
    server.createContext("/_control/", new ControlHandler(this));
    server.setExecutor(threads);
  }

  /**
   * Starts the provider; returns when it accepts connections.
   *
   * @param folder contains its journal between starts
   * @param port 0 means any free port
   * @param secretKey what a client must present as bearer token
   */
  public static ProviderSimulator start(Path folder, int port, String secretKey, Clock clock) {
    try {
      ProviderSimulator provider = new ProviderSimulator(folder, port, secretKey, clock);
      provider.server.start();
      LOG.info("Payment provider ready: port {}, journal in {}", provider.port(), folder);
      return provider;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public String url() {
    return "http://localhost:" + port();
  }

  /** From now on it behaves in this way. */
  public void behave(Behavior changed) {
    behavior = changed;
    LOG.info("Payment provider: {}", changed);
  }

  public Behavior behavior() {
    return behavior;
  }

  /** Moves its clock forward, so that idempotency keys are forgotten. */
  public synchronized void advance(Duration time) {
    ahead = ahead.plus(time);
  }

  /** All its charges, in order. */
  public List<Charge> charges() {
    List<Charge> charges = new ArrayList<>();
    for (Recorded.PaymentIntent intent : ledger.page(null)) {
      if (intent.succeeded()) {
        charges.add(
            new Charge(
                intent.metadata().getOrDefault("bill", ""),
                intent.metadata().getOrDefault("run", ""),
                intent.amount(),
                intent.currency(),
                intent.id()));
      }
    }
    Collections.reverse(charges);
    return charges;
  }

  /**
   * A customer disputes a whole charge: the bank takes its amount back, and the provider its fee.
   *
   * @param charge the payment intent
   * @param reason in the provider's words, such as fraudulent
   * @return the dispute
   */
  public String dispute(String charge, String reason) {
    Recorded.PaymentIntent intent =
        ledger
            .find(Recorded.PaymentIntent.class, charge)
            .filter(Recorded.PaymentIntent::succeeded)
            .orElseThrow(() -> new IllegalArgumentException("no such charge: " + charge));
    String id = id("dp_");
    record(
        new Recorded.Dispute(
            id,
            clock.millis(),
            charge,
            intent.amount() - ledger.refunded(intent),
            intent.currency(),
            reason));
    return id;
  }

  /** The bank decides a dispute. If we win, the amount is returned; the fee never is. */
  public void decide(String dispute, boolean won) {
    Recorded.Dispute found =
        ledger
            .find(Recorded.Dispute.class, dispute)
            .filter(each -> ledger.endOf(each).isEmpty())
            .orElseThrow(() -> new IllegalArgumentException("no such open dispute: " + dispute));
    record(new Recorded.DisputeEnd(id("de_"), clock.millis(), found.id(), won));
  }

  /** A refund that had succeeded fails, and its amount is ours again. */
  public void failRefund(String refund) {
    Recorded.Refund found =
        ledger
            .find(Recorded.Refund.class, refund)
            .filter(each -> !ledger.hasFailed(each))
            .orElseThrow(() -> new IllegalArgumentException("no such refund: " + refund));
    record(new Recorded.RefundFailure(id("rf_"), clock.millis(), found.id()));
  }

  /**
   * Somebody refunds a charge in the provider's console.
   *
   * @return the refund
   */
  public String refund(String charge, long amount) {
    Recorded.PaymentIntent intent =
        ledger
            .find(Recorded.PaymentIntent.class, charge)
            .filter(each -> each.amount() - ledger.refunded(each) >= amount)
            .orElseThrow(() -> new IllegalArgumentException("not refundable: " + charge));
    String id = id("re_");
    record(new Recorded.Refund(id, clock.millis(), charge, amount, intent.currency(), Map.of()));
    return id;
  }

  /**
   * Tells an event as it is given, whatever it says. Its ID counts for paging if it has one; it is
   * listed even if its time is missing.
   */
  public void tell(Map<String, Object> event) {
    Object id = event.get("id");
    record(new Recorded.Event(id == null ? id("evt_") : id.toString(), clock.millis(), event));
  }

  private void record(Recorded recorded) {
    try {
      ledger.record(new JournalEntry(null, null, false, recorded));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String id(String prefix) {
    return prefix + UUID.randomUUID().toString().replace("-", "").substring(0, 24);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    try {
      ledger.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    LOG.info("Payment provider stopped");
  }

  private int port() {
    return server.getAddress().getPort();
  }
}
