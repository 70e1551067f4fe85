package com.sysopsquad.system.bench;

import com.sysopsquad.platform.launch.RunningProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** This many customers at once, each with a separate session, whose requests {@code wrk} sends. */
final class PortalCrowd {

  /** The requests of the customers. */
  enum Request {
    /** A round through the portal's pages; two of ten requests submit a ticket. */
    PAGES,
    /** The smallest answer of the same server. */
    SMALLEST
  }

  private static final String SCRIPT = "crowd.lua";
  private static final String FINISHED = "crowd finished";
  private static final int FEW_THREADS = 2;
  // The time that the script needs before its first request, and that the last answers may take.
  private static final int LEAD_SECONDS = 3;
  private static final int LAST_SECONDS = 60;

  private final URI portal;
  private final Path script;
  private final Path signedIn;
  private final int size;
  private long submitted;

  private PortalCrowd(URI portal, Path script, Path signedIn, int size) {
    this.portal = portal;
    this.script = script;
    this.signedIn = signedIn;
    this.size = size;
  }

  /**
   * Signs in this many customers, spread over the whole population.
   *
   * @param folder where their sessions and the script are written for {@code wrk}
   */
  static PortalCrowd signIn(URI portal, int population, int size, Path folder) throws IOException {
    Path script = folder.resolve(SCRIPT);
    try (InputStream source = PortalCrowd.class.getResourceAsStream(SCRIPT)) {
      Files.copy(Objects.requireNonNull(source, SCRIPT), script);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      List<String> customers =
          IntStream.range(0, size)
              .mapToObj(n -> PortalCustomer.signIn(http, portal, 1 + n * (population / size)))
              .map(PortalCustomer::line)
              .toList();
      Path signedIn = Files.write(folder.resolve("crowd.txt"), customers);
      return new PortalCrowd(portal, script, signedIn, size);
    }
  }

  /** Each customer sends the next request as soon as the answer has arrived. */
  CrowdAnswers busy(Duration time, Request request) throws IOException, InterruptedException {
    return run(FEW_THREADS, time, request, 0);
  }

  /**
   * Together they send this many requests per second, whether or not earlier answers were in time:
   * the time of an answer counts from the moment at which it should have been requested.
   */
  CrowdAnswers steady(Duration time, Request request, int rate)
      throws IOException, InterruptedException {
    return run(size, time, request, rate);
  }

  /** The total number of tickets that it has submitted. */
  long submitted() {
    return submitted;
  }

  private CrowdAnswers run(int threads, Duration time, Request request, int rate)
      throws IOException, InterruptedException {
    Process wrk =
        new ProcessBuilder(
                "wrk",
                "--threads=" + threads,
                "--connections=" + size,
                "--duration=" + (LEAD_SECONDS + time.toSeconds() + LAST_SECONDS),
                "--timeout=60",
                "--script=" + script,
                portal.toString(),
                "--",
                signedIn.toString(),
                String.valueOf(threads),
                request.name().toLowerCase(Locale.ROOT),
                String.valueOf(time.toSeconds()),
                String.valueOf(rate))
            .redirectErrorStream(true)
            .start();
    // Also if this process is told to end in the middle.
    Runtime.getRuntime().addShutdownHook(new Thread(wrk::destroy, "ending wrk"));
    CrowdAnswers answers = CrowdAnswers.read(output(wrk, threads));
    submitted += answers.submissions();
    return answers;
  }

  /**
   * All its output; when everything is answered it is interrupted, which makes it print the
   * results.
   */
  private static String output(Process wrk, int threads) throws IOException {
    StringBuilder output = new StringBuilder();
    int finished = 0;
    try (BufferedReader lines = wrk.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.append(line).append('\n');
        if (line.equals(FINISHED) && ++finished == threads) {
          RunningProcess.signal("-INT", Stream.of(wrk.toHandle()));
        }
      }
    }
    return output.toString();
  }
}
