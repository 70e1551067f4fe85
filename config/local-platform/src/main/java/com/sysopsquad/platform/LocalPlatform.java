package com.sysopsquad.platform;

import com.sysopsquad.platform.PlatformOptions.Part;
import com.sysopsquad.platform.provider.ProviderSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts database, broker, payment provider and mailbox in one process, or some of them, and runs
 * until it is told to stop. All state is in one folder; a start after a crash of any part recovers
 * it.
 */
public final class LocalPlatform implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LocalPlatform.class);
  private static final long LEAST_DISK_SPACE = 512L << 20;

  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  private LocalPlatform() {}

  /** Runs until SIGTERM; exits with code 1 and one line on standard error if it cannot start. */
  public static void main(String[] arguments) throws InterruptedException {
    PlatformLogging.configure();
    long start = System.nanoTime();
    try {
      PlatformOptions options = PlatformOptions.parse(List.of(arguments));
      LocalPlatform platform = start(options, Clock.systemUTC());
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    platform.close();
                    stopped.countDown();
                  },
                  "stop"));
      if (options.prepare()) {
        return;
      }
      System.out.printf(
          Locale.ROOT,
          "platform ready: %s in %.1f s%n",
          options.parts().stream()
              .map(part -> part.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", ")),
          Duration.ofNanos(System.nanoTime() - start).toMillis() / 1_000.0);
      stopped.await();
    } catch (PlatformException e) {
      fail(String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      fail("a file cannot be written: " + e.getMessage());
    }
  }

  /** Starts the selected parts in parallel; returns when all are ready, or stops those that are. */
  static LocalPlatform start(PlatformOptions options, Clock clock) {
    requireDiskSpace(options.var());
    Ports ports = Ports.withOffset(options.portOffset());
    Secrets secrets = Secrets.of(options.var());
    PlatformEnvironment environment = new PlatformEnvironment(options.var(), ports, secrets);
    environment.write();
    LocalPlatform platform = new LocalPlatform();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> starting = new ArrayList<>();
      starting.add(threads.submit(secrets::makeKeys));
      if (!options.prepare()) {
        for (Part part : options.parts()) {
          starting.add(
              threads.submit(
                  () ->
                      platform.add(
                          start(part, options.var(), ports, secrets, environment, clock))));
        }
      }
      for (Future<?> future : starting) {
        future.get();
      }
      return platform;
    } catch (ExecutionException e) {
      platform.close();
      if (e.getCause() instanceof PlatformException reason) {
        throw reason;
      }
      if (e.getCause() instanceof UncheckedIOException reason) {
        throw reason;
      }
      throw new PlatformException("the platform does not start: " + e.getCause(), e);
    } catch (InterruptedException e) {
      platform.close();
      Thread.currentThread().interrupt();
      throw new PlatformException("interrupted while starting", e);
    }
  }

  @Override
  public void close() {
    synchronized (running) {
      while (!running.isEmpty()) {
        try {
          running.pop().close();
        } catch (Exception e) {
          LOG.error("A part of the platform does not stop", e);
        }
      }
    }
  }

  private void add(AutoCloseable part) {
    synchronized (running) {
      running.push(part);
    }
  }

  private static AutoCloseable start(
      Part part,
      Path var,
      Ports ports,
      Secrets secrets,
      PlatformEnvironment environment,
      Clock clock) {
    return switch (part) {
      case DATABASE ->
          EmbeddedDatabase.start(
              var.resolve("postgres"),
              var.resolve("programs"),
              ports.database(),
              secrets,
              Map.of());
      case BROKER ->
          EmbeddedBroker.start(var.resolve("broker"), ports.broker(), secrets).endingWithItsDisk();
      case PROVIDER -> {
        Ports.requireFree("payment provider", ports.provider());
        yield ProviderSimulator.start(
            var.resolve("provider"),
            ports.provider(),
            environment.value("SYSOPS_PROVIDER_KEY"),
            clock);
      }
      case MAILBOX -> Mailbox.start(var.resolve("mail"), ports.mail(), clock);
    };
  }

  private static void requireDiskSpace(Path var) {
    try {
      Files.createDirectories(var);
      long free = Files.getFileStore(var).getUsableSpace();
      if (free < LEAST_DISK_SPACE) {
        throw new PlatformException(
            "only "
                + (free >> 20)
                + " MB are free in "
                + var
                + ". Free up space, or choose another folder with --var");
      }
    } catch (IOException e) {
      throw new PlatformException("folder " + var + " cannot be used: " + e, e);
    }
  }

  private static void fail(String message) {
    System.err.println("local platform: " + message.lines().collect(Collectors.joining(" ")));
    System.exit(1);
  }
}
