package com.sysopsquad.system.bench;

import com.sysopsquad.platform.provider.ProviderSimulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The provider's simulator in a separate process, which ends with its parent. */
final class ProviderProcess implements AutoCloseable {

  static final String KEY = "sk_bench";
  private static final String READY = "provider ready ";

  private final Process process;
  private final String url;

  private ProviderProcess(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** In the other process. */
  public static void main(String... arguments) throws Exception {
    Path folder = Files.createTempDirectory("bench-provider");
    try (ProviderSimulator simulator = ProviderSimulator.start(folder, 0, KEY, Clock.systemUTC())) {
      System.out.println(READY + simulator.url());
      // The parent holds the other end: when the parent ends for any reason, this process ends too.
      System.in.transferTo(OutputStream.nullOutputStream());
    }
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  static ProviderProcess start() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-cp",
                System.getProperty("java.class.path"),
                ProviderProcess.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    @Nullable String line = lines.readLine();
    while (line != null && !line.startsWith(READY)) {
      line = lines.readLine();
    }
    if (line == null) {
      throw new IOException("The provider did not start");
    }
    Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
    return new ProviderProcess(process, line.substring(READY.length()));
  }

  String url() {
    return url;
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().join();
  }
}
