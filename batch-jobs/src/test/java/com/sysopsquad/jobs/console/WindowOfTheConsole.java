package com.sysopsquad.jobs.console;

import com.deque.html.axecore.args.AxeRuleOptions;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import com.sysopsquad.platform.Chromium;
import com.sysopsquad.platform.HtmlValidator;
import com.sysopsquad.platform.PageEdges;
import com.sysopsquad.platform.PageWidths;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

/** A browser's window on the console, in which an operator is signed in. */
final class WindowOfTheConsole implements AutoCloseable {

  private static final int HEIGHT = 900;
  private static final int PHONE = 390;
  private static final int DESK = 1280;

  private static final String CONTROLS =
      ":is(input:not([type=hidden]), select, textarea, .btn):not(.visually-hidden-focusable)";

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

  /**
   * Invalid HTML, times that do not say their zone, widths at which the page scrolls sideways, and
   * edges that do not stand out.
   */
  List<String> faults(String path, HtmlValidator validator)
      throws ExecutionException, InterruptedException {
    String source = source(path);
    List<String> faults = new ArrayList<>(validator.findings(source));
    ClockTimes.withoutZone(source).forEach(text -> faults.add("It does not say its zone: " + text));
    tooWideAt(path).forEach(width -> faults.add("It scrolls sideways at " + width));
    faults.addAll(paleEdges(path));
    return faults;
  }

  /** The page as it is sent, without what scripts make of it. */
  private String source(String path) {
    return context
        .request()
        .get(url + path, RequestOptions.create().setHeader("Accept", "text/html"))
        .text();
  }

  /** The widths at which the page scrolls sideways. */
  List<Integer> tooWideAt(String path) {
    open(path, DESK);
    return PageWidths.sideways(page, PageWidths.usual());
  }

  /** On how many lines a tile of the home page writes the name of a queue. */
  int linesOfATile(String queue, int width) {
    open("/", width);
    Object lines =
        page.evaluate(
            """
            queue => {
              const detail = document.querySelector('.tile .text-break');
              detail.textContent = 'Most in ' + queue;
              const name = document.createRange();
              name.setStart(detail.firstChild, 'Most in '.length);
              name.setEnd(detail.firstChild, detail.textContent.length);
              return name.getClientRects().length;
            }
            """,
            queue);
    return ((Number) lines).intValue();
  }

  /** Fields and buttons, in light and dark, whose edge has less than 3:1 to what is around. */
  List<String> paleEdges(String path) {
    List<String> pale = new ArrayList<>();
    // The window stays light.
    for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
      open(path, DESK);
      PageEdges.pale(page, CONTROLS).forEach(found -> pale.add(scheme + " " + found));
    }
    return pale;
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

  /** The page itself. */
  Page page() {
    return page;
  }

  /** Opens a page as wide as a desk or as a phone. */
  void go(String path, boolean phone) {
    open(path, phone ? PHONE : DESK);
  }

  /** What keeps people from using a page in the dark theme, as axe sees it. */
  List<String> barriersInTheDark(String path) {
    page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    open(path, DESK);
    List<String> barriers = barriers();
    page.emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    return barriers;
  }

  /** What keeps people from using the page as it is now, as axe sees it. */
  List<String> barriers() {
    AxeRuleOptions enabled = new AxeRuleOptions();
    enabled.setEnabled(true);
    AxeRunOptions options = new AxeRunOptions();
    options.setRules(Map.of("target-size", enabled));
    options.setResultTypes(List.of("violations"));
    return new AxeBuilder(page)
        .options(options).setLegacyMode(true).analyze().getViolations().stream()
            .map(
                rule ->
                    "%s: %s, at %s"
                        .formatted(
                            rule.getId(),
                            rule.getHelp(),
                            rule.getNodes().stream().map(node -> node.getHtml()).toList()))
            .toList();
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
