package com.sysopsquad.system.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sysopsquad.platform.launch.Part;
import com.sysopsquad.system.Browser;
import com.sysopsquad.system.Installation;
import com.sysopsquad.system.Operations;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;

/** The size of the portal's pages in a browser, and how soon they can be read. */
final class PagesBench {

  private static final int CUSTOMERS = 1_000;
  private static final double KIBI = 1 << 10;
  private static final int ROUNDS = 5;
  private static final List<String> PAGES =
      List.of(
          "/", "/plans", "/cards", "/devices", "/tickets", "/tickets/new", "/invoices", "/account");

  private static final String LARGEST_PAINT =
      """
      () => new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
          .observe({type: 'largest-contentful-paint', buffered: true}))
      """;

  /** Bytes that were transferred, and milliseconds from the click to the largest paint. */
  private record Visit(long bytes, double paint) {}

  private PagesBench() {}

  static void run() throws Exception {
    Path folder = Files.createDirectories(Path.of("target/bench"));
    try (Installation installation =
            Installation.in(Files.createTempDirectory(folder, "pages-"), Map.of()).atFullSpeed();
        Browser browser = new Browser()) {
      installation.start(Part.DATABASE, Part.BROKER, Part.PROVIDER, Part.OPERATIONS, Part.PORTAL);
      Operations operations = new Operations(installation);
      operations.runToEnd(operations.start("contractSync", ""));
      PortalPopulation.fill(installation, CUSTOMERS);
      URI portal = installation.portal();
      Page customer = signIn(browser, portal);
      List<Visit> first = new ArrayList<>();
      List<Visit> later = new ArrayList<>();
      for (int round = 0; round <= ROUNDS; round++) {
        // The first round warms up the portal.
        first.clear();
        later.clear();
        for (String path : PAGES) {
          try (BrowserContext fresh = likeNew(customer)) {
            Page page = fresh.newPage();
            first.add(visit(page, portal.resolve(path)));
            later.add(visit(page, portal.resolve(path)));
          }
        }
      }
      for (int place = 0; place < PAGES.size(); place++) {
        print("page " + PAGES.get(place) + " first", List.of(first.get(place)));
        print("page " + PAGES.get(place) + " later", List.of(later.get(place)));
      }
      print("pages-first", first);
      print("pages-later", later);
    }
  }

  private static Page signIn(Browser browser, URI portal) {
    Page page = browser.open(portal.resolve("/sign-in"));
    page.getByLabel("Email address").fill(PortalPopulation.email(1));
    page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true))
        .fill(PortalPopulation.PASSWORD);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in").setExact(true))
        .click();
    page.waitForURL("**/");
    return page;
  }

  /** A browser that is signed in and has cached nothing else. */
  private static BrowserContext likeNew(Page signedIn) {
    BrowserContext context = signedIn.context();
    return context
        .browser()
        .newContext(new NewContextOptions().setStorageState(context.storageState()));
  }

  private static Visit visit(Page page, URI address) {
    AtomicLong bytes = new AtomicLong();
    CDPSession network = page.context().newCDPSession(page);
    network.send("Network.enable");
    network.on(
        "Network.loadingFinished",
        (JsonObject loaded) -> bytes.addAndGet(loaded.get("encodedDataLength").getAsLong()));
    page.navigate(address.toString());
    page.waitForFunction("document.readyState === 'complete'");
    double paint = ((Number) page.evaluate(LARGEST_PAINT)).doubleValue();
    network.detach();
    return new Visit(bytes.get(), paint);
  }

  private static void print(String name, List<Visit> visits) {
    Figure.print(name + "-weight", most(visits, Visit::bytes) / KIBI, "KiB");
    Figure.print(name + "-largest-paint", most(visits, Visit::paint), "ms");
  }

  private static double most(List<Visit> visits, ToDoubleFunction<Visit> figure) {
    return visits.stream().mapToDouble(figure).max().orElseThrow();
  }
}
