package com.sysopsquad.flows.delivery.telemetry;

import com.sysopsquad.flows.delivery.outage.FixedDelay;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.springframework.context.SmartLifecycle;

/**
 * Reads figures again and again on its own thread. Whoever shows them never waits for their source:
 * while it is down, they see the last figures and how old these are.
 */
public final class LatestFigures<T> implements SmartLifecycle {

  private final String source;
  private final Supplier<T> reading;
  private final FixedDelay repeated;
  private final boolean on;
  private volatile Read<T> latest;

  /**
   * Figures that are not read yet.
   *
   * @param source one word for where they come from, such as {@code database}
   * @param every how often they are read; 0 for never
   * @param none what is shown before the first reading
   */
  public LatestFigures(String source, Duration every, T none, Supplier<T> reading) {
    this.source = source;
    this.reading = reading;
    this.repeated = new FixedDelay("metrics-" + source, every, this::read);
    this.on = every.isPositive();
    this.latest = new Read<>(none, System.nanoTime());
  }

  /** The last figures that could be read. */
  public T latest() {
    return latest.figures();
  }

  /**
   * Publishes how old the figures are, as {@code sysops_metrics_age_seconds}; before the first
   * reading, how long the process has waited for it.
   *
   * @param quantum to which they belong
   */
  public void publishAge(MeterRegistry registry, String quantum) {
    Gauge.builder("sysops.metrics.age", this, LatestFigures::ageSeconds)
        .description("Time since these figures were last read from their source")
        .baseUnit("seconds")
        .tags("quantum", quantum, "source", source)
        .register(registry);
  }

  /** Publishes one of the figures. */
  public void publish(
      MeterRegistry registry,
      String name,
      String description,
      Tags tags,
      ToDoubleFunction<T> figure) {
    Gauge.builder(name, this, figures -> figure.applyAsDouble(figures.latest()))
        .description(description)
        .tags(tags)
        .register(registry);
  }

  private double ageSeconds() {
    return (System.nanoTime() - latest.at()) / 1e9;
  }

  private void read() {
    latest = new Read<>(reading.get(), System.nanoTime());
  }

  @Override
  public void start() {
    if (on) {
      repeated.start();
    }
  }

  @Override
  public void stop() {
    repeated.cancel();
  }

  @Override
  public boolean isRunning() {
    return repeated.isRunning();
  }

  private record Read<T>(T figures, long at) {}
}
