package com.sysopsquad.system;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The system's Chromium, with a window of its own. */
public final class Browser implements AutoCloseable {

  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private final Playwright playwright;
  private final BrowserContext context;
  private final List<String> errors = new ArrayList<>();

  /** Starts it. */
  public Browser() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    context =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(chromium())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")))
            .newContext();
  }

  /** Opens a page and remembers what the browser complains about on it. */
  public Page open(URI address) {
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(message.text());
          }
        });
    page.onPageError(errors::add);
    page.navigate(address.toString());
    return page;
  }

  /** What the browser has complained about: blocked scripts, missing files, errors. */
  public List<String> errors() {
    return errors;
  }

  /** What keeps people from using this page, as axe sees it. */
  public static List<String> barriers(Page page) {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .map(
                rule ->
                    "%s: %s, at %s".formatted(rule.getId(), rule.getHelp(), rule.getNodes().size()))
            .toList();
  }

  @Override
  public void close() {
    playwright.close();
  }

  private static Path chromium() {
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
