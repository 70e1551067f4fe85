package com.sysopsquad.jobs.node;

import com.sysopsquad.flows.delivery.outage.FixedDelay;
import com.sysopsquad.jobs.role.Role;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * This process among the others: it joins once it has its port, sends heartbeats, and leaves. If
 * the others declare it dead, it stops its runs and joins again with a new identity.
 */
@Component
public class Membership implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Membership.class);

  private final Nodes nodes;
  private final LiveRuns live;
  private final RunSettings settings;
  private final String name;
  private final String roles;
  private final FixedDelay heartbeat;
  private volatile CompletableFuture<UUID> incarnation = new CompletableFuture<>();
  private volatile long lastBeat;
  private volatile long steadySince;

  Membership(Nodes nodes, LiveRuns live, RunSettings settings, Environment environment) {
    this.nodes = nodes;
    this.live = live;
    this.settings = settings;
    this.name = NodeName.of(settings, environment);
    this.roles = Role.of(environment).stream().map(Role::setting).collect(Collectors.joining(","));
    this.heartbeat = new FixedDelay("heartbeat", settings.heartbeat(), this::beat);
  }

  public String name() {
    return name;
  }

  /** The current identity of this process; waits while it is about to join. */
  public UUID incarnation() {
    try {
      return incarnation.get(10, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted before this process had joined", interrupted);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException("This process has not joined the others yet", e);
    }
  }

  /** Whether it saw the database without a gap long enough to judge that others are silent. */
  public boolean isSteady() {
    return heartbeat.isRunning()
        && Duration.ofNanos(System.nanoTime() - steadySince).compareTo(settings.deadAfter()) > 0;
  }

  @Override
  public void start() {
    join();
    heartbeat.start();
  }

  private void join() {
    var joined = nodes.join(name, roles);
    lastBeat = System.nanoTime();
    steadySince = lastBeat;
    incarnation.complete(joined);
    log.info("Joined as {} with the roles {}", name, roles);
  }

  private void beat() {
    boolean present = nodes.beat(incarnation());
    long now = System.nanoTime();
    if (now - lastBeat > settings.heartbeat().multipliedBy(3).toNanos()) {
      steadySince = now;
    }
    lastBeat = now;
    if (!present) {
      log.warn("The others took {} for dead; it stops what it runs and joins again", name);
      live.stopAll();
      incarnation = new CompletableFuture<>();
      join();
    }
  }

  @Override
  public void stop() {
    live.stopAll();
    try {
      if (!live.awaitNone(settings.drain())) {
        log.warn("Runs {} did not end in {}; they will be recovered", live.ids(), settings.drain());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    heartbeat.close();
    try {
      nodes.leave(incarnation());
    } catch (RuntimeException failure) {
      log.info("{} could not say that it leaves: {}", name, failure.getMessage());
    }
  }

  @Override
  public boolean isRunning() {
    return heartbeat.isRunning();
  }

  /** After the web server, which holds the port that makes the name unique. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE - 1024;
  }
}
