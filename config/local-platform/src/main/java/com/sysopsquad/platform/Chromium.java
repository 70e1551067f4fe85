package com.sysopsquad.platform;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The system's Chromium for tests and benchmarks, started once per JVM when it is first needed:
 * each test opens its own context in it, with separate cookies and windows. Callers provide
 * Playwright.
 */
public final class Chromium {

  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private static @Nullable Browser running;

  private Chromium() {}

  /** The browser of this JVM; only one thread may use it at a time, and it ends with the JVM. */
  public static synchronized Browser start() {
    if (running == null) {
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
      running =
          playwright
              .chromium()
              .launch(
                  new LaunchOptions()
                      .setExecutablePath(place())
                      .setArgs(
                          List.of(
                              "--no-sandbox",
                              "--disable-gpu",
                              "--disable-quic",
                              "--no-first-run",
                              "--disable-background-networking",
                              "--disable-component-update",
                              "--disable-sync")));
    }
    return running;
  }

  private static Path place() {
    String chosen = System.getenv("SYSOPS_CHROMIUM");
    if (chosen != null) {
      return Path.of(chosen);
    }
    return PLACES.stream()
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Chromium is missing: install it, or set SYSOPS_CHROMIUM to a browser"));
  }
}
