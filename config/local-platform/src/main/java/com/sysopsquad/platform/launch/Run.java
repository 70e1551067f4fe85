package com.sysopsquad.platform.launch;

import com.sysopsquad.platform.launch.Options.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command {@code ./run}. */
public final class Run {

  private static final String SUPERVISOR = "sysops.supervisor";

  private final Product product;
  private final InstallationFolder folder;
  private final Options options;
  private final Screen screen;

  private Run(Product product, InstallationFolder folder, Options options, Screen screen) {
    this.product = product;
    this.folder = folder;
    this.options = options;
    this.screen = screen;
  }

  /** Exits with a code of {@link ExitCodes} and, if it failed, one line that says why. */
  public static void main(String[] arguments) {
    Screen screen = new Screen(Boolean.getBoolean("sysops.terminal"));
    System.exit(run(List.of(arguments), screen));
  }

  private static int run(List<String> arguments, Screen screen) {
    try {
      Options options = Options.parse(arguments);
      Product product = Product.here();
      String var =
          Optional.ofNullable(System.getenv("SYSOPS_VAR"))
              .filter(name -> !name.isEmpty())
              .orElse("var");
      InstallationFolder folder = new InstallationFolder(product.root().resolve(var).normalize());
      return new Run(product, folder, options, screen).run(arguments);
    } catch (Refused e) {
      screen.complain(String.valueOf(e.getMessage()));
      return e.exitCode();
    } catch (IOException | UncheckedIOException e) {
      screen.complain("a file cannot be read or written: " + e.getMessage());
    } catch (RuntimeException e) {
      screen.complain("unexpected error: " + e);
    }
    return ExitCodes.FAILED;
  }

  private int run(List<String> arguments) throws IOException {
    switch (options.mode()) {
      case HELP -> screen.say(Options.USAGE);
      case STATUS -> {
        return new Status(folder, launcher(), screen).tell();
      }
      case STOP -> new Stop(folder, launcher(), screen).everything();
      case FOREGROUND, BACKGROUND -> {
        if (options.mode() == Mode.FOREGROUND || Boolean.getBoolean(SUPERVISOR)) {
          return new Start(product, folder, options, screen).run();
        }
        return inBackground(arguments);
      }
    }
    return ExitCodes.OK;
  }

  private Launcher launcher() {
    return Start.launcher(product, folder, options.of(folder.options()));
  }

  /** Starts the supervisor in a separate process, and waits until the start is complete. */
  private int inBackground(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(
        List.of("-D" + SUPERVISOR + "=true", "-cp", System.getProperty("java.class.path")));
    command.add(Run.class.getName());
    command.addAll(arguments);
    Process supervisor =
        new ProcessBuilder(command)
            .directory(product.root().toFile())
            .redirectError(Redirect.INHERIT)
            .start();
    supervisor.getOutputStream().close();
    Thread ending = new Thread(() -> stop(supervisor), "stop");
    Runtime.getRuntime().addShutdownHook(ending);
    // Its end: the supervisor has ended, or no longer needs this process.
    supervisor.inputReader().lines().forEach(screen::say);
    String expected = supervisor.pid() + " ";
    String started =
        Files.exists(folder.started()) ? Files.readString(folder.started()).strip() : "";
    if (started.startsWith(expected)) {
      Runtime.getRuntime().removeShutdownHook(ending);
      return Integer.parseInt(started.substring(expected.length()));
    }
    try {
      return supervisor.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCodes.FAILED;
    }
  }

  /** By its handle: a process that is destroyed itself closes its output while it is read. */
  private static void stop(Process supervisor) {
    supervisor.toHandle().destroy();
    try {
      supervisor.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
