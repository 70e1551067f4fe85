package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.sysopsquad.platform.HtmlValidator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The topology on its page and in the API. */
abstract class TopologyOnTheConsole {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SURVEY = "/topology?flow=REPORTING.SURVEY";

  private final ConsoleClient console;
  private final JdbcClient jdbc;

  TopologyOnTheConsole(ConsoleClient console, JdbcClient jdbc) {
    this.console = console;
    this.jdbc = jdbc;
  }

  @AfterEach
  void forgetWhatWasInvented() {
    jdbc.sql("delete from ops.process where name like 'invented %'").update();
  }

  @Test
  void theFlowsOfAllQuantaAreThereFromWhatTheirProcessesReport() throws Exception {
    console.signIn();

    await()
        .atMost(PATIENCE)
        .until(
            () ->
                names(console.json(console.get("/api/topology"), 200))
                    .containsAll(List.of("supportPlanInbox", "ticketInbox", "surveyInbox", "DLQ")));
    String page = console.page("/topology");

    assertThat(page)
        .contains(
            "<svg", "href=\"/channels/BILLING.SUPPORT_PLAN\"", "supportPlanInbox, flow, billing")
        .contains("aria-current=\"page\"")
        .doesNotContain("style=", "onclick");
  }

  @Test
  void oneConversationIsShownEndpointByEndpoint() throws Exception {
    console.signIn();
    await().atMost(PATIENCE).until(() -> console.page(SURVEY).contains("surveyActivator"));

    String page = console.page(SURVEY);
    JsonNode answer = console.json(console.get("/api" + SURVEY), 200);

    assertThat(page)
        .contains(
            "<h1 class=\"text-break\">REPORTING.SURVEY: ", "#eip-translator", "#eip-activator")
        .contains("href=\"/dead-letters?queue=REPORTING.SURVEY\"")
        .doesNotContain("ticketActivator");
    assertThat(names(answer)).contains("customer outbox", "surveyReader", "Dead letters");
    assertThat(console.problem(console.get("/api/topology?flow=DLQ"), 404))
        .contains("There is no channel DLQ.");
    assertThat(console.browse("/topology?flow=%3Cscript%3E").statusCode()).isEqualTo(404);
  }

  @Test
  void theDocumentOfTheApiDescribesIt() throws Exception {
    JsonNode document = console.json(console.get("/v3/api-docs"), 200);

    assertThat(document.path("paths").propertyNames()).contains("/api/topology");
    assertThat(document.path("components").path("schemas").propertyNames())
        .contains("TopologyAnswer", "NodeAnswer", "LinkAnswer");
  }

  @Test
  void aSilentProcessIsGreyWithItsAge() throws Exception {
    invent("customer", "invented portal", 15, "[]", "[]");
    console.signIn();

    String page = console.page("/parts/topology");

    assertThat(page)
        .containsPattern("class=\"part is-silent\"[^>]*aria-label=\"invented portal, process")
        .containsPattern("customer · Silent for 1[5-9] seconds");
  }

  @Test
  void namesOfAHostileProcessAreTextAndNothingElse() throws Exception {
    invent(
        "customer",
        "invented <script>alert(1)</script>",
        1,
        """
        [{"id":1,"name":"\\"><script>alert(2)</script>","kind":"<b>router","queue":"CUSTOMER.INVOICE"},
         {"id":2,"name":"javascript:alert(3)","kind":"transformer","queue":null}]
        """,
        """
        [{"from":1,"to":2,"kind":"output"},{"from":2,"to":1,"kind":"output"}]
        """);
    console.signIn();
    List<String> findings = new ArrayList<>();

    for (String path :
        List.of(
            "/topology", "/topology?flow=CUSTOMER.INVOICE", "/topology?find=%22%3E%3Cscript%3E")) {
      String page = console.page(path);
      assertThat(page).as(path).doesNotContain("<script>alert", "href=\"javascript:");
      try (HtmlValidator validator = new HtmlValidator()) {
        validator.findings(page).forEach(finding -> findings.add(path + " " + finding));
      }
    }

    assertThat(console.page("/topology?flow=CUSTOMER.INVOICE"))
        .contains("&lt;script&gt;alert(2)&lt;/script&gt;", "#eip-router");
    assertThat(findings).isEmpty();
  }

  @Test
  void twentyProcessesHaveOneFlowInAllAndTheirOwnInTheirConversation() throws Exception {
    for (int i = 0; i < 20; i++) {
      invent(
          "customer",
          "invented portal " + i,
          1,
          """
          [{"id":1,"name":"invoiceInbox","kind":"inbox:message-driven-channel-adapter","queue":"CUSTOMER.INVOICE"},
           {"id":2,"name":"invoiceReader","kind":"transformer","queue":null},
           {"id":3,"name":"invoiceActivator","kind":"service-activator","queue":null}]
          """,
          "[{\"from\":1,\"to\":2,\"kind\":\"output\"},{\"from\":2,\"to\":3,\"kind\":\"output\"}]");
    }
    console.signIn();

    String all = console.page("/topology");
    String one = console.page("/topology?flow=CUSTOMER.INVOICE");

    assertThat(all)
        .contains("20× translator → activator", "invented portal 0", "invented portal 19");
    assertThat(one.split("invoiceReader, message translator, invented portal", -1)).hasSize(21);
  }

  @Test
  void everybodyCanUseThePageInEveryWindow() throws Exception {
    console.signIn();
    await().atMost(PATIENCE).until(() -> console.page("/topology").contains("surveyInbox"));
    try (WindowOfTheConsole window = new WindowOfTheConsole(console)) {
      for (String path : List.of("/topology", SURVEY, "/topology?find=survey&zoom=200")) {
        assertThat(window.tooWideAt(path)).as(path).isEmpty();
        for (boolean phone : new boolean[] {false, true}) {
          window.go(path, phone);
          assertThat(window.barriers()).as("%s on a phone: %s", path, phone).isEmpty();
        }
      }
      assertThat(window.paleEdges("/topology")).isEmpty();
      assertThat(window.errors()).isEmpty();
    }
  }

  @Test
  void keysLeadFromThePictureToTheConversationAndRenewingKeepsFocusAndScroll() throws Exception {
    console.signIn();
    await().atMost(PATIENCE).until(() -> console.page("/topology").contains("surveyInbox"));
    try (WindowOfTheConsole window = new WindowOfTheConsole(console)) {
      window.go("/topology?zoom=200", false);
      Page page = window.page();
      String box = "#topology-picture a[aria-label^='surveyInbox,']";
      page.locator(box).focus();
      page.evaluate("document.getElementById('topology-picture').scrollTo(300, 40)");
      page.waitForResponse(answer -> answer.url().contains("/parts/topology"), () -> {});
      page.waitForResponse(answer -> answer.url().contains("/parts/topology"), () -> {});

      assertThat(page.evaluate("document.activeElement.getAttribute('aria-label')").toString())
          .startsWith("surveyInbox,");
      assertThat(page.evaluate("document.getElementById('topology-picture').scrollLeft"))
          .isEqualTo(300);
      page.keyboard().press("Enter");
      page.waitForURL(url -> url.endsWith(SURVEY));
      assertThat(page.locator("h1").textContent()).startsWith("REPORTING.SURVEY: ");
      assertThat(window.errors()).isEmpty();
    }
  }

  private static List<String> names(JsonNode topology) {
    return topology.path("nodes").valueStream().map(node -> node.path("name").asString()).toList();
  }

  private void invent(String quantum, String name, int silent, String nodes, String links) {
    UUID process = UUID.randomUUID();
    jdbc.sql(
            """
            insert into ops.process (id, quantum, name, started_at, number, heard_at)
            values (?, ?, ?, now() - interval '1 hour', 1,
                    clock_timestamp() - make_interval(secs => ?))
            """)
        .params(process, quantum, name, silent)
        .update();
    jdbc.sql(
            "insert into ops.process_graph (process, number, graph) values (?, 1, cast(? as jsonb))")
        .params(process, "{\"nodes\":%s,\"links\":%s,\"complete\":true}".formatted(nodes, links))
        .update();
  }
}
