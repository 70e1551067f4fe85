package com.sysopsquad.neighbours;

import com.sysopsquad.flows.database.DatabaseOutage;
import com.sysopsquad.flows.database.ServerVersion;
import com.sysopsquad.flows.delivery.outage.DeliveryOutage;
import com.sysopsquad.flows.delivery.outage.DeliveryOutages;
import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.masking.Masking;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * A separate quantum within this process: an application context with its own database, outbox,
 * relay, inbox and user of the broker. It shares only the process's clock and the broker's address.
 * While its database is down, the process starts and runs without it, and keeps trying until it
 * starts.
 */
public final class NeighbourQuantum implements SmartLifecycle, MeterBinder {

  private static final Logger log = LoggerFactory.getLogger(NeighbourQuantum.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** Stopped before the application's own relay, and after everything that uses the neighbor. */
  private static final int PHASE = 1_000;

  private final String name;
  private final NeighbourSettings settings;
  private final Broker broker;
  private final Clock clock;
  private final ConfigurableEnvironment environment;
  private final Runnable preparation;
  private final Class<?> configuration;

  private CountDownLatch stopped = new CountDownLatch(0);
  private @Nullable Thread starter;
  private volatile @Nullable DeliveryOutage complaint;
  private volatile @Nullable AnnotationConfigApplicationContext context;
  private volatile @Nullable MeterRegistry meters;

  /**
   * A quantum that is not started yet.
   *
   * @param name name on the wire, and of its migrations' folder {@code db/name}
   * @param broker broker of this process
   * @param environment of this process, whose {@code sysops.delivery} settings it shares
   * @param preparation what is done to the migrated database before the quantum starts; repeated at
   *     each start
   * @param configuration its flows, and the ports behind them
   */
  public NeighbourQuantum(
      String name,
      NeighbourSettings settings,
      Broker broker,
      Clock clock,
      ConfigurableEnvironment environment,
      Runnable preparation,
      Class<?> configuration) {
    this.name = name;
    this.settings = settings;
    this.broker = broker;
    this.clock = clock;
    this.environment = environment;
    this.preparation = preparation;
    this.configuration = configuration;
  }

  /**
   * Calls a bean of the quantum.
   *
   * @throws NeighbourAway if the quantum's database cannot be reached
   */
  public <B, A> A ask(Class<B> type, Function<B, A> question) {
    AnnotationConfigApplicationContext present = context;
    if (present == null) {
      throw new NeighbourAway(name, null);
    }
    try {
      return question.apply(present.getBean(type));
    } catch (RuntimeException failed) {
      throw DatabaseOutage.isBehind(failed) ? new NeighbourAway(name, failed) : failed;
    }
  }

  /** The problems of its delivery; or the fact that it does not start at all. */
  public List<DeliveryOutage> interruptions() {
    AnnotationConfigApplicationContext present = context;
    if (present != null) {
      return present.getBean(DeliveryOutages.class).present();
    }
    DeliveryOutage failed = complaint;
    return failed == null ? List.of() : List.of(failed);
  }

  /**
   * Publishes the quantum's figures with those of the process, as soon as the quantum has started.
   */
  @Override
  public void bindTo(MeterRegistry registry) {
    meters = registry;
  }

  /** Starts the quantum; if that fails, keeps trying in the background. */
  @Override
  public synchronized void start() {
    CountDownLatch end = new CountDownLatch(1);
    stopped = end;
    if (!opens()) {
      starter = Thread.ofVirtual().name(name + "-starter").start(() -> tryAgain(end));
    }
  }

  private void tryAgain(CountDownLatch end) {
    try {
      while (!end.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        if (opens()) {
          return;
        }
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean opens() {
    try {
      open();
      complaint = null;
      return true;
    } catch (RuntimeException failed) {
      complain(failed);
      return false;
    }
  }

  private void complain(RuntimeException failed) {
    Throwable root = NestedExceptionUtils.getMostSpecificCause(failed);
    String reason = Masking.mask(root.getClass().getSimpleName() + ": " + root.getMessage());
    DeliveryOutage earlier = complaint;
    if (earlier == null || !earlier.cause().equals(reason)) {
      complaint =
          new DeliveryOutage(
              "The quantum " + name, earlier == null ? clock.instant() : earlier.since(), reason);
      log.warn("The quantum {} does not start and is tried again until it does: {}", name, reason);
    }
  }

  private void open() {
    ServerVersion.require(settings.migrating());
    Flyway.configure()
        .dataSource(settings.migrating())
        .locations("classpath:db/delivery", "classpath:db/" + name)
        .load()
        .migrate();
    preparation.run();
    AnnotationConfigApplicationContext opened = new AnnotationConfigApplicationContext();
    opened.setDisplayName(name);
    opened.setEnvironment(ownEnvironment());
    opened.registerBean("database", HikariDataSource.class, () -> settings.pool(name));
    opened.registerBean(
        JdbcTransactionManager.class,
        () -> new JdbcTransactionManager(opened.getBean(DataSource.class)));
    opened.registerBean(Clock.class, () -> clock);
    opened.registerBean(
        Broker.class, () -> broker.as(settings.brokerUser(), settings.brokerPassword()));
    opened.register(configuration);
    opened.refresh();
    context = opened;
    publish(opened);
    log.info("The quantum {} has started", name);
  }

  private void publish(AnnotationConfigApplicationContext opened) {
    MeterRegistry registry = meters;
    if (registry != null) {
      opened.getBeanProvider(MeterBinder.class).forEach(binder -> binder.bindTo(registry));
    }
  }

  private void unpublish() {
    MeterRegistry registry = meters;
    if (registry != null) {
      registry.getMeters().stream()
          .filter(meter -> name.equals(meter.getId().getTag("quantum")))
          .forEach(registry::remove);
    }
  }

  /** The process's settings, except for those that make this another quantum, and a small one. */
  private ConfigurableEnvironment ownEnvironment() {
    StandardEnvironment own = new StandardEnvironment();
    own.getPropertySources().forEach(source -> own.getPropertySources().remove(source.getName()));
    own.getPropertySources()
        .addLast(
            new MapPropertySource(
                name,
                Map.of(
                    "sysops.delivery.source",
                    name,
                    "sysops.delivery.lanes",
                    "2",
                    "sysops.delivery.consumers",
                    "1",
                    "sysops.delivery.withheld.keys",
                    "${sysops.neighbours.%s.withheld-keys:}".formatted(name))));
    environment.getPropertySources().stream()
        .filter(
            source -> !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source))
        .forEach(own.getPropertySources()::addLast);
    ConfigurationPropertySources.attach(own);
    return own;
  }

  @Override
  public synchronized void stop() {
    stopped.countDown();
    Thread starting = starter;
    starter = null;
    if (starting != null) {
      join(starting);
    }
    AnnotationConfigApplicationContext present = context;
    context = null;
    if (present != null) {
      unpublish();
      present.close();
    }
  }

  private static void join(Thread starting) {
    try {
      starting.join();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it was started; its database may still be down. */
  @Override
  public boolean isRunning() {
    return stopped.getCount() > 0;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
