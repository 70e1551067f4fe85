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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

  private final AdjustableClock clock;
  private final Ledger ledger;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile Behavior behavior = Behavior.NORMAL;

  private ProviderSimulator(Path folder, int port, String secretKey, Clock clock)
      throws IOException {
    Files.createDirectories(folder);
    this.clock = new AdjustableClock(clock);
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
  public void advance(Duration time) {
    clock.advance(time);
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
