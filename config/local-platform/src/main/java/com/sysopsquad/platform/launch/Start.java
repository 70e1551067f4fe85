package com.sysopsquad.platform.launch;

import com.sysopsquad.platform.launch.Options.Mode;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Starts an installation and supervises it; ends when it is told to, or when nothing is running
 * anymore.
 */
final class Start {

  private static final Duration PLATFORM_LIMIT = Duration.ofMinutes(2);
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String DEMO_CUSTOMER = "customer0001@example.test";
  private static final int DEMO_CUSTOMERS = 1_000;

  private final Product product;
  private final InstallationFolder folder;
  private final Screen screen;
  private final Programs programs;
  private Options options;

  /** Held until this process ends. */
  private Optional<FileLock> lock = Optional.empty();

  Start(Product product, InstallationFolder folder, Options options, Screen screen) {
    this.product = product;
    this.folder = folder;
    this.options = options;
    this.screen = screen;
    this.programs = new Programs(product.root());
  }

  /** The launcher of an installation with these options. */
  static Launcher launcher(Product product, InstallationFolder folder, Options options) {
    return new Launcher(
        product,
        folder.path(),
        options.portOffset(),
        new Launcher.Wishes() {
          @Override
          public List<String> flags(Part part) {
            return List.of();
          }

          @Override
          public Map<String, String> settings(Part part) {
            return Map.of(
                "SYSOPS_DEMO_CUSTOMERS", options.demo() ? "" + DEMO_CUSTOMERS : "0",
                // Operations itself works on a run unless there are workers.
                "SYSOPS_PAYMENT_PARTITIONING", options.workers() > 0 ? "remote" : "local");
          }
        });
  }

  int run() throws IOException {
    Checks checks = new Checks(folder, programs);
    checks.folderIsWritable();
    lock = folder.lock();
    if (lock.isEmpty()) {
      return alreadyStarted();
    }
    Stop.forget(folder.started());
    Set<Part> running = runningParts();
    Launcher launcher = launcher(product, folder, options);
    if (running.isEmpty()) {
      new Stop(folder, launcher, screen).leftovers();
      folder.forgetRun();
      if (options.fresh()) {
        folder.empty().forEach(entry -> screen.say("left in place: " + entry));
        folder.create();
      }
    }
    ProcessMark.of(ProcessHandle.current().pid()).orElseThrow().write(folder.supervisor());
    Supervisor supervisor = new Supervisor(launcher, screen, folder.run());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(supervisor, launcher), "stop"));
    Set<Part> starting = parts();
    starting.removeAll(running);
    checks.versionFits(product);
    checks.diskHasSpace();
    checks.databaseCanRun();
    checks.portsAreFree(launcher, starting);
    if (running.isEmpty()) {
      build();
    }
    folder.keep(options);
    Thread watching = Thread.ofPlatform().name("watch").unstarted(supervisor::watch);
    int code = start(supervisor, launcher, watching);
    if (options.mode() == Mode.BACKGROUND) {
      Files.writeString(folder.started(), ProcessHandle.current().pid() + " " + code + "\n");
      screen.moveTo(folder.log().resolve("supervisor.log"));
    }
    try {
      watching.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    screen.complain("nothing is running; see " + folder.log());
    return ExitCodes.FAILED;
  }

  /** Parts that run without a supervisor, which are taken over together with their options. */
  private Set<Part> runningParts() {
    Options before = options.of(folder.options());
    Launcher launcher = launcher(product, folder, before);
    Set<Part> running = new TreeSet<>();
    if (!options.fresh()) {
      for (Part part : folder.startedParts()) {
        launcher
            .running(part)
            .ifPresent(
                process -> {
                  running.add(part);
                  screen.say(
                      "%s is already running (process %d) and is taken over"
                          .formatted(part, process.mark().pid()));
                });
      }
    }
    if (!running.isEmpty()) {
      options.requireSame(folder.options());
      options = before;
    }
    return running;
  }

  private Set<Part> parts() {
    Set<Part> parts = new TreeSet<>(List.of(Part.PLATFORM, Part.OPERATIONS, Part.PORTAL));
    for (int number = 1; number <= options.workers(); number++) {
      parts.add(Part.worker(number));
    }
    return parts;
  }

  private int start(Supervisor supervisor, Launcher launcher, Thread watching) throws IOException {
    supervisor.attend(Part.PLATFORM);
    watching.start();
    if (!supervisor.awaitReady(Part.PLATFORM, PLATFORM_LIMIT)) {
      throw new Refused("nothing can start without the platform; see " + folder.log());
    }
    Set<Part> ready = new TreeSet<>(Set.of(Part.PLATFORM));
    List<Part> applications = List.of(Part.OPERATIONS, Part.PORTAL);
    applications.forEach(supervisor::attend);
    applications.stream().filter(part -> supervisor.awaitReady(part, LIMIT)).forEach(ready::add);
    parts().stream().filter(Part::isWorker).forEach(supervisor::attend);
    FirstStart first = new FirstStart(product, folder, launcher, programs, screen);
    if (ready.containsAll(applications)) {
      first.unlessDone(options.demo());
      first.tellRuns();
      tellReady(launcher);
      return ExitCodes.OK;
    }
    applications.stream()
        .filter(part -> !ready.contains(part))
        .forEach(
            part ->
                screen.complain(part + " is not ready; see ./run --status and " + folder.log()));
    return ExitCodes.NOT_ALL_RUNS;
  }

  private int alreadyStarted() throws IOException {
    Optional<ProcessMark> other =
        ProcessMark.read(folder.supervisor()).filter(ProcessMark::isAlive);
    Options typed = options;
    options = typed.of(folder.options());
    Launcher launcher = launcher(product, folder, options);
    if (Files.exists(folder.started())
        && folder.parts().stream().allMatch(p -> launcher.running(p).isPresent())) {
      typed.requireSame(folder.options());
      screen.say("Already running in the background. Stop it with ./run --stop");
      tellReady(launcher);
      return ExitCodes.OK;
    }
    throw new Refused(
        "this installation is already running%s. See ./run --status, or stop it with ./run --stop"
            .formatted(other.map(mark -> " (process %d)".formatted(mark.pid())).orElse("")));
  }

  private void tellReady(Launcher launcher) {
    Map<String, String> known = Settings.read(folder.path().resolve("operations.env"));
    screen.say(
        "operations: sign in as %s / %s (second operator: %s / %s; billing: %s / %s; view only: %s / %s)"
            .formatted(
                known.get("SYSOPS_OPERATIONS_USER"),
                known.get("SYSOPS_OPERATIONS_PASSWORD"),
                known.get("SYSOPS_SECOND_OPERATOR_USER"),
                known.get("SYSOPS_SECOND_OPERATOR_PASSWORD"),
                known.get("SYSOPS_BILLING_CLERK_USER"),
                known.get("SYSOPS_BILLING_CLERK_PASSWORD"),
                known.get("SYSOPS_VIEWER_USER"),
                known.get("SYSOPS_VIEWER_PASSWORD")));
    if (options.demo()) {
      Path portal = folder.path().resolve("portal.env");
      screen.say(
          "portal:     sign in as %s / %s"
              .formatted(DEMO_CUSTOMER, Settings.read(portal).get("SYSOPS_DEMO_PASSWORD")));
    }
    screen.say(
        "READY  portal http://localhost:%d  operations http://localhost:%d"
            .formatted(launcher.ports().portal(), launcher.ports().operations()));
  }

  private void build() {
    int code =
        programs.run(List.of("bash", "config/launch/build-product.sh"), Map.of(), Redirect.INHERIT);
    if (code != 0) {
      throw new Refused("the build failed, so nothing was started");
    }
  }

  private void stop(Supervisor supervisor, Launcher launcher) {
    screen.ending();
    programs.stop();
    supervisor.stop();
    Stop.forget(folder.supervisor());
    Stop.forget(folder.started());
    // If a check refused to take parts over, some are still running.
    if (folder.startedParts().stream().allMatch(part -> launcher.running(part).isEmpty())) {
      new Stop(folder, launcher, screen).database();
      folder.forgetRun();
    }
  }
}
