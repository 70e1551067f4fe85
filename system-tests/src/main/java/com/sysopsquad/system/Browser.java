package com.sysopsquad.system;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sysopsquad.platform.Chromium;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The system's Chromium, with a separate window. */
public final class Browser implements AutoCloseable {

  private final BrowserContext context = Chromium.start().newContext();
  private final List<String> errors = new ArrayList<>();

  /** Opens a page and records the browser's complaints about it. */
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

  /** The browser's complaints: blocked scripts, missing files, errors. */
  public List<String> errors() {
    return errors;
  }

  /** What keeps people from using this page, according to axe. */
  public static List<String> barriers(Page page) {
    return new AxeBuilder(page)
            // Our pages have no frames, so no second page is needed to combine their findings.
            .setLegacyMode(true)
            .analyze()
            .getViolations()
            .stream()
            .map(
                rule ->
                    "%s: %s, at %s".formatted(rule.getId(), rule.getHelp(), rule.getNodes().size()))
            .toList();
  }

  @Override
  public void close() {
    context.close();
  }
}
