package com.sysopsquad.jobs.console;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sysopsquad.platform.Chromium;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A browser's window on the console, in which an operator is signed in. */
final class WindowOfTheConsole implements AutoCloseable {

  private static final int HEIGHT = 900;
  private static final int PHONE = 390;
  private static final int DESK = 1280;

  private final BrowserContext context = Chromium.start().newContext();
  private final List<String> errors = new ArrayList<>();
  private final Page page = context.newPage();
  private final String url;

  WindowOfTheConsole(ConsoleClient console) {
    this.url = console.url();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(message.text());
          }
        });
    page.navigate(url + "/sign-in");
    page.locator("input[name=username]").fill(console.operator());
    page.locator("input[name=password]").fill(console.password());
    page.locator("button[type=submit]").click();
    page.locator("#main").waitFor();
  }

  /** The widths at which the page scrolls sideways. */
  List<Integer> tooWideAt(String path, int... widths) {
    page.navigate(url + path);
    List<Integer> tooWide = new ArrayList<>();
    for (int width : widths) {
      page.setViewportSize(width, HEIGHT);
      if ((boolean) page.evaluate("document.documentElement.scrollWidth > window.innerWidth")) {
        tooWide.add(width);
      }
    }
    return tooWide;
  }

  /** The path of the page on which these keys lead. */
  String after(String path, String... keys) {
    open(path, DESK);
    String before = page.url();
    for (String key : keys) {
      page.keyboard().press(key);
    }
    page.waitForURL(Pattern.compile("^(?!" + Pattern.quote(before) + "$).*"));
    return URI.create(page.url()).getPath();
  }

  /** The id of what has the focus after a key. */
  String focusedAfter(String path, String key) {
    open(path, DESK);
    page.keyboard().press(key);
    return String.valueOf(page.evaluate("document.activeElement.id"));
  }

  /** Whether the list of keys opens by its key. */
  boolean opensKeys(String path) {
    open(path, DESK);
    page.keyboard().press("?");
    return page.locator("#keys").isVisible();
  }

  /** Whether the sections are hidden on a phone until the menu is opened. */
  boolean opensDrawer(String path) {
    open(path, PHONE);
    boolean hidden = !page.locator("#side").isVisible();
    page.locator(".menu").click();
    return hidden && page.locator("#side").isVisible();
  }

  /** What the browser has complained about. */
  List<String> errors() {
    return List.copyOf(errors);
  }

  private void open(String path, int width) {
    page.setViewportSize(width, HEIGHT);
    page.navigate(url + path);
  }

  @Override
  public void close() {
    context.close();
  }
}
