package com.sysopsquad.platform.launch;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One process of an installation. Parts are started in their natural order and stopped in the
 * opposite order.
 *
 * @param name its name in files, logs, and messages
 * @param arguments arguments of its program, in addition to the location of the installation
 */
public record Part(Kind kind, String name, List<String> arguments) implements Comparable<Part> {

  /** Database, broker, payment provider, and mailbox in one process. */
  public static final Part PLATFORM = new Part(Kind.PLATFORM, "platform", List.of());

  public static final Part DATABASE = server("database", "database");
  public static final Part BROKER = server("broker", "broker");
  public static final Part PROVIDER = server("provider", "provider,mailbox");
  public static final Part OPERATIONS = new Part(Kind.OPERATIONS, "operations", List.of());
  public static final Part PORTAL = new Part(Kind.PORTAL, "portal", List.of());
  public static final Part WORKER_1 = worker(1);

  private static final String WORKER = "worker-";
  private static final Comparator<Part> ORDER =
      Comparator.comparing(Part::kind).thenComparingInt(Part::number).thenComparing(Part::name);

  /** What runs in a process, with how much memory, and which file has its settings. */
  enum Kind {
    PLATFORM("config/local-platform", "", "-Xmx384m", "-XX:+UseSerialGC"),
    SERVER("config/local-platform", "", "-Xmx256m", "-XX:+UseSerialGC"),
    OPERATIONS("batch-jobs", "operations.env", "-Xmx512m", "-XX:+UseParallelGC"),
    PORTAL("customer-portal", "portal.env", "-Xmx384m", "-XX:+UseSerialGC"),
    WORKER("batch-jobs", "operations.env", "-Xmx256m", "-XX:+UseSerialGC");

    private final String module;
    private final String settings;
    private final String heap;
    private final String collector;

    Kind(String module, String settings, String heap, String collector) {
      this.module = module;
      this.settings = settings;
      this.heap = heap;
      this.collector = collector;
    }

    String module() {
      return module;
    }

    String settings() {
      return settings;
    }

    List<String> flags() {
      return List.of(heap, collector);
    }

    /** Whether it provides what the others need. */
    boolean isPlatform() {
      return this == PLATFORM || this == SERVER;
    }
  }

  /** An additional process that takes partitions of a run; the first has number 1. */
  public static Part worker(int number) {
    return new Part(Kind.WORKER, WORKER + number, List.of());
  }

  /** The part with this name, if there is one. */
  static Optional<Part> named(String name) {
    return name.matches(WORKER + "[0-9]{1,3}")
        ? Optional.of(worker(Integer.parseInt(name.substring(WORKER.length()))))
        : Stream.of(PLATFORM, DATABASE, BROKER, PROVIDER, OPERATIONS, PORTAL)
            .filter(part -> part.name.equals(name))
            .findFirst();
  }

  private static Part server(String name, String what) {
    return new Part(Kind.SERVER, name, List.of("--only", what));
  }

  public boolean isWorker() {
    return kind == Kind.WORKER;
  }

  /** Whether it provides what the others need: a database, a broker, a payment provider. */
  public boolean isPlatform() {
    return kind.isPlatform();
  }

  /** The number of a worker; 0 for all others. */
  int number() {
    return isWorker() ? Integer.parseInt(name.substring(WORKER.length())) : 0;
  }

  @Override
  public int compareTo(Part other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return name;
  }
}
