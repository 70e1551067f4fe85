package com.sysopsquad.portal.live;

import com.sysopsquad.flows.delivery.outage.FixedDelay;
import com.sysopsquad.portal.security.SignedInCustomer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open pages of this replica. One check of the database per second serves them all; any number
 * of replicas do the same independently.
 */
@Component
class OpenPages implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(OpenPages.class);

  private final LatestChanges changes;
  private final LiveSettings settings;
  private final List<Stream> streams = new ArrayList<>();
  private final Map<UUID, Map<Topic, String>> seen = new ConcurrentHashMap<>();
  private final FixedDelay looking;

  OpenPages(LatestChanges changes, LiveSettings settings) {
    this.changes = changes;
    this.settings = settings;
    this.looking = new FixedDelay("open-pages", settings.look(), this::look);
  }

  /** A stream to a page of this customer; empty if this replica has its maximum. */
  Optional<SseEmitter> open(UUID customerId) {
    Stream stream = new Stream(customerId, new SseEmitter(settings.life().toMillis()));
    // Changes from now on are sent; the browser itself loads earlier ones.
    Map<UUID, Map<Topic, String>> now = changes.of(Set.of(customerId));
    synchronized (streams) {
      if (!looking.isRunning() || streams.size() >= settings.streams()) {
        return Optional.empty();
      }
      List<Stream> own =
          streams.stream().filter(each -> each.customerId().equals(customerId)).toList();
      if (own.size() >= settings.streamsOfOne()) {
        streams.remove(own.getFirst());
        own.getFirst().end();
      }
      streams.add(stream);
      now.forEach(seen::putIfAbsent);
    }
    stream.emitter().onCompletion(() -> forget(stream));
    stream.emitter().onTimeout(stream.emitter()::complete);
    stream.beat();
    return Optional.of(stream.emitter());
  }

  /**
   * A page that is signed out gets nothing more; other pages of the same customer reconnect
   * automatically.
   */
  @EventListener
  void signedOut(LogoutSuccessEvent event) {
    if (event.getAuthentication().getPrincipal() instanceof SignedInCustomer customer) {
      open().stream()
          .filter(stream -> stream.customerId().equals(customer.id()))
          .forEach(Stream::end);
    }
  }

  @Override
  public void start() {
    looking.startLater();
  }

  @Override
  public void stop() {
    looking.cancel();
    open().forEach(Stream::end);
  }

  @Override
  public boolean isRunning() {
    return looking.isRunning();
  }

  /** Ends before the server waits for its requests. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }

  private void look() {
    try {
      tellChanges();
    } catch (RuntimeException e) {
      log.warn("Open pages cannot be told of changes: {}", e.toString());
    }
    try {
      beat();
    } catch (RuntimeException e) {
      log.warn("Open pages cannot be kept open: {}", e.toString());
    }
  }

  private void tellChanges() {
    List<Stream> open;
    Set<UUID> customers;
    synchronized (streams) {
      open = List.copyOf(streams);
      customers = open.stream().map(Stream::customerId).collect(Collectors.toSet());
      seen.keySet().retainAll(customers);
    }
    if (customers.isEmpty()) {
      return;
    }
    Map<UUID, String> news = new HashMap<>();
    changes
        .of(customers)
        .forEach(
            (customer, marks) -> {
              Map<Topic, String> before = seen.put(customer, marks);
              String changed = before == null ? "" : LatestChanges.changed(before, marks);
              if (!changed.isEmpty()) {
                news.put(customer, changed);
              }
            });
    for (Stream stream : open) {
      String topics = news.get(stream.customerId());
      if (topics != null) {
        stream.tell(topics);
      }
    }
  }

  private void beat() {
    Duration heartbeat = settings.heartbeat();
    open().stream().filter(stream -> stream.silentFor(heartbeat.toNanos())).forEach(Stream::beat);
  }

  private List<Stream> open() {
    synchronized (streams) {
      return List.copyOf(streams);
    }
  }

  private void forget(Stream stream) {
    synchronized (streams) {
      streams.remove(stream);
    }
  }
}
