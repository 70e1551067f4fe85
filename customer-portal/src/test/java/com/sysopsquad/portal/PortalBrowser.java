package com.sysopsquad.portal;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import com.sysopsquad.platform.Chromium;
import com.sysopsquad.portal.account.Customer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A customer at the system's Chromium: signed in, and with everything noted that it sends. */
final class PortalBrowser implements AutoCloseable {

  private static final int HEIGHT = 900;
  private static final int PHONE = 390;
  private static final int DESKTOP = 1280;

  private final BrowserContext context;
  private final String address;
  private final Page page;
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  private PortalBrowser(int port, boolean scripts) {
    address = "http://localhost:" + port;
    context =
        Chromium.start()
            .newContext(
                new NewContextOptions()
                    .setViewportSize(DESKTOP, HEIGHT)
                    .setJavaScriptEnabled(scripts)
                    // Colors that are just fading in have no contrast to be measured.
                    .setReducedMotion(ReducedMotion.REDUCE));
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(message.text());
          }
        });
    page.onPageError(errors::add);
    page.onRequest(requests::add);
  }

  /** A browser in which nobody has signed in yet. */
  static PortalBrowser of(int port) {
    return new PortalBrowser(port, true);
  }

  /** The same, which runs no scripts. */
  static PortalBrowser withoutScripts(int port) {
    return new PortalBrowser(port, false);
  }

  /** A browser in which the customer has signed in. */
  static PortalBrowser signedIn(Customer customer, int port) {
    PortalBrowser browser = of(port);
    browser.go("/sign-in");
    browser.type("Email address", customer.email());
    browser.type("Password", PortalFixture.PASSWORD);
    browser.press("Sign in");
    browser.page.waitForURL("**/");
    return browser;
  }

  BrowserContext context() {
    return context;
  }

  Page page() {
    return page;
  }

  void go(String path) {
    page.navigate(address + path);
  }

  void type(String label, String text) {
    page.getByLabel(label, new GetByLabelOptions().setExact(true)).fill(text);
  }

  void press(String button) {
    button(button).click();
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  Locator text(String text) {
    return page.getByText(text).first();
  }

  /** What it sent so far. */
  List<Request> requests() {
    return requests;
  }

  /** What it complained about: blocked scripts, missing files, errors. */
  List<String> errors() {
    return errors;
  }

  /** What keeps people from using the page as it is now, as axe sees it. */
  List<String> barriers() {
    return new AxeBuilder(page)
            .options(withTargetSizes())
            // Our pages have no frames: no second page is needed to put their findings together.
            .setLegacyMode(true)
            .analyze()
            .getViolations()
            .stream()
            .map(
                rule ->
                    "%s: %s, at %s"
                        .formatted(
                            rule.getId(),
                            rule.getHelp(),
                            rule.getNodes().stream().map(node -> node.getHtml()).toList()))
            .toList();
  }

  /** Axe looks for what is too small for a finger, by WCAG 2.2, only when it is asked to. */
  private static AxeRunOptions withTargetSizes() {
    AxeRuleOptions enabled = new AxeRuleOptions();
    enabled.setEnabled(true);
    AxeRunOptions options = new AxeRunOptions();
    options.setRules(Map.of("target-size", enabled));
    options.setResultTypes(List.of("violations"));
    return options;
  }

  /** By how many pixels the page is wider than a phone; 0: it fits. */
  int tooWideForAPhone() {
    page.setViewportSize(PHONE, HEIGHT);
    Object width = page.evaluate("document.documentElement.scrollWidth");
    page.setViewportSize(DESKTOP, HEIGHT);
    return Math.max(0, ((Number) width).intValue() - PHONE);
  }

  /** Pictures of the page on a phone and on a desk, for people to look at. */
  void picture(String name) {
    page.setViewportSize(PHONE, HEIGHT);
    shoot(name + "-phone");
    page.setViewportSize(DESKTOP, HEIGHT);
    shoot(name + "-desktop");
  }

  private void shoot(String name) {
    page.screenshot(
        new ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/screenshots", name + ".png")));
  }

  @Override
  public void close() {
    context.close();
  }
}
