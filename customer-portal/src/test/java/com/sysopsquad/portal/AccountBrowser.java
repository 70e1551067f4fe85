package com.sysopsquad.portal;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A browser on the pages of accounts: with passkeys, and with what keeps people from using them.
 */
final class AccountBrowser implements AutoCloseable {

  private static final Path PICTURES = Path.of("target", "screenshots");

  private final PortalBrowser browser;
  private final Page page;

  AccountBrowser(PortalBrowser browser) {
    this.browser = browser;
    this.page = browser.page();
  }

  Page page() {
    return page;
  }

  Page open(String path) {
    browser.go(path);
    return page;
  }

  void signIn(String email, String password) {
    open("/sign-in");
    page.getByLabel("Email address").fill(email);
    page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
    button("Sign in");
    page.waitForURL(address -> !address.contains("/sign-in"));
  }

  void button(String name) {
    page.locator("button", new Page.LocatorOptions().setHasText(name)).first().click();
  }

  /** A device that knows its user, and keeps passkeys. */
  void plugInAuthenticator() {
    CDPSession session = browser.context().newCDPSession(page);
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
      browser
          .barriers()
          .forEach(each -> found.add(picture + " on a " + width.getKey() + ": " + each));
    }
    return found;
  }

  /** What the browser has complained about: blocked scripts, missing files, errors. */
  List<String> errors() {
    return browser.errors();
  }

  @Override
  public void close() {
    browser.close();
  }
}
