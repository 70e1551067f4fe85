package com.sysopsquad.portal;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The system's Chromium at the portal, with a window of its own. */
final class AccountBrowser implements AutoCloseable {

  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final List<String> PLACES =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private final Playwright playwright;
  private final BrowserContext context;
  private final Page page;
  private final String portal;
  private final List<String> errors = new ArrayList<>();

  AccountBrowser(int port) {
    this(port, true);
  }

  AccountBrowser(int port, boolean scripts) {
    this.portal = "http://localhost:" + port;
    this.playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    this.context =
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
            .newContext(
                new Browser.NewContextOptions()
                    .setJavaScriptEnabled(scripts)
                    .setReducedMotion(ReducedMotion.REDUCE));
    this.page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(message.text());
          }
        });
    page.onPageError(errors::add);
  }

  Page page() {
    return page;
  }

  Page open(String path) {
    page.navigate(portal + path);
    return page;
  }

  void signIn(String email, String password) {
    open("/sign-in");
    page.getByLabel("E-mail address").fill(email);
    page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
    button("Sign in");
    page.waitForURL(address -> !address.contains("/sign-in"));
  }

  void button(String name) {
    page.locator("button", new Page.LocatorOptions().setHasText(name)).first().click();
  }

  /** A device that knows its user, and keeps passkeys. */
  void plugInAuthenticator() {
    CDPSession session = context.newCDPSession(page);
    session.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "internal");
    options.addProperty("hasResidentKey", true);
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    options.addProperty("automaticPresenceSimulation", true);
    JsonObject add = new JsonObject();
    add.add("options", options);
    session.send("WebAuthn.addVirtualAuthenticator", add);
  }

  /** What keeps people from using this page, on a phone and on a desk; leaves a picture of each. */
  List<String> barriers(String picture) {
    List<String> found = new ArrayList<>();
    // No button is under the pointer, or on its way to another color.
    page.mouse().move(0, 0);
    for (Map.Entry<String, Integer> width : Map.of("phone", 390, "desktop", 1280).entrySet()) {
      page.setViewportSize(width.getValue(), 900);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(PICTURES.resolve(picture + "-" + width.getKey() + ".png")));
      if (page.evaluate("document.documentElement.scrollWidth > window.innerWidth").equals(true)) {
        found.add(picture + " is wider than a " + width.getKey());
      }
      if (page.evaluate("document.querySelector('h1').getBoundingClientRect().top + scrollY < 0")
          .equals(true)) {
        found.add(picture + " begins above the window of a " + width.getKey());
      }
      new AxeBuilder(page)
          .analyze()
          .getViolations()
          .forEach(
              rule ->
                  found.add(
                      picture
                          + " on a "
                          + width.getKey()
                          + ": "
                          + rule.getId()
                          + ": "
                          + rule.getNodes().getFirst().getHtml()));
    }
    return found;
  }

  /** What the browser has complained about: blocked scripts, missing files, errors. */
  List<String> errors() {
    return errors;
  }

  @Override
  public void close() {
    playwright.close();
  }

  private static Path chromium() {
    String chosen = System.getenv("SYSOPS_CHROMIUM");
    return chosen != null
        ? Path.of(chosen)
        : PLACES.stream()
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Chromium is missing: install it, or set SYSOPS_CHROMIUM to a browser"));
  }
}
