package com.sysopsquad.system;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sysopsquad.platform.Chromium;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The system's Chromium, with a window of its own. */
public final class Browser implements AutoCloseable {

  private final BrowserContext context = Chromium.start().newContext();
  private final List<String> errors = new ArrayList<>();

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
            // Our pages have no frames: no second page is needed to put their findings together.
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
