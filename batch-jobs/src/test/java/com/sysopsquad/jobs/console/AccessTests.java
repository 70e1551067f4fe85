package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@ConsoleTest
class AccessTests {

  private static final RequestPostProcessor OLIVE = httpBasic("olive", "olive's secret");
  private static final RequestPostProcessor BILL = httpBasic("bill", "bill's secret");
  private static final RequestPostProcessor VERA = httpBasic("vera", "vera's secret");

  private final MockMvc web;
  private final OperationsFixture operations;

  @Autowired
  AccessTests(MockMvc web, OperationsFixture operations) {
    this.web = web;
    this.operations = operations;
  }

  @BeforeEach
  void forgetCommands() {
    operations.reset();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/runs/12", "/jobs/payment/start", "/nowhere"})
  void aPageLeadsStrangersToTheSignIn(String path) throws Exception {
    MockHttpServletResponse answer = perform(get(path));

    assertThat(answer.getStatus()).isEqualTo(302);
    assertThat(answer.getRedirectedUrl()).endsWith("/sign-in");
  }

  @Test
  void aPartThatRefreshesItselfLeadsTheWholePageToTheSignIn() throws Exception {
    MockHttpServletResponse answer = perform(get("/parts/runs").header("HX-Request", "true"));

    assertThat(answer.getStatus()).isEqualTo(401);
    assertThat(answer.getHeader("HX-Redirect")).isEqualTo("/sign-in?expired");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/runs", "/api/nowhere", "/v3/api-docs", "/actuator/prometheus"})
  void theApiTellsStrangersToSignInAsAProblem(String path) throws Exception {
    MockHttpServletResponse answer = perform(get(path));

    assertThat(answer.getStatus()).isEqualTo(401);
    assertThat(answer.getContentType()).startsWith("application/problem+json");
    assertThat(answer.getHeader("WWW-Authenticate")).startsWith("Basic");
    assertThat(answer.getCookies()).isEmpty();
  }

  @Test
  void readinessIsOpen() throws Exception {
    assertThat(perform(get("/actuator/health/readiness")).getStatus()).isNotIn(401, 403);
    assertThat(perform(get("/actuator/health")).getStatus()).isEqualTo(401);
  }

  @Test
  void theRightPasswordSignsIn() throws Exception {
    MockHttpServletResponse answer =
        perform(
            post("/sign-in")
                .param("username", "olive")
                .param("password", "olive's secret")
                .with(csrf()));

    assertThat(answer.getRedirectedUrl()).isEqualTo("/");
  }

  @Test
  void theSignInFormNeedsItsToken() throws Exception {
    MockHttpServletResponse answer =
        perform(post("/sign-in").param("username", "olive").param("password", "olive's secret"));

    assertThat(answer.getRedirectedUrl()).isEqualTo("/sign-in?expired");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/runs",
        "/api/runs/12/stop",
        "/api/runs/12/restart",
        "/api/schedules/monthly/pause",
        "/api/schedules/monthly/resume",
        "/api/schedules/monthly/trigger",
        "/api/schedules/monthly/edit",
        "/api/schedules/monthly/delete",
        "/api/schedule-changes/5/confirm",
        "/api/blackouts",
        "/api/calendars"
      })
  void aViewerMayLookButNotActThroughTheApi(String command) throws Exception {
    MockHttpServletResponse answer =
        perform(
            post(command)
                .with(VERA)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"job\":\"payment\",\"parameters\":{\"billingDate\":\"2026-12-01\"}}"));

    assertThat(answer.getStatus()).isEqualTo(403);
    assertThat(answer.getContentAsString()).contains("Sign in as an operator");
    assertThat(operations.commands()).isEmpty();
    assertThat(perform(get("/api/runs").with(VERA)).getStatus()).isEqualTo(200);
    assertThat(perform(head("/api/runs").with(VERA)).getStatus()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/jobs/payment/start",
        "/runs/12/stop",
        "/runs/12/restart",
        "/schedules/monthly/pause",
        "/schedules/monthly/resume",
        "/schedules/monthly/trigger",
        "/schedules",
        "/schedules/monthly/delete",
        "/schedule-changes/5/confirm",
        "/blackouts",
        "/replays",
        "/replays/5/cancel",
        "/replays/5/pause",
        "/replays/5/resume",
        "/replays/5/rest",
        "/dead-letters/5/replay",
        "/dead-letters/5/notes",
        "/dead-letters/5/assign",
        "/dead-letters/group/notes",
        "/dead-letters/group/assign",
        "/tickets/0190b0a0-0000-7000-8000-000000000001/moves"
      })
  void aViewerMayLookButNotActOnPages(String command) throws Exception {
    MockHttpServletResponse answer =
        perform(
            post(command)
                .with(user("vera").roles("VIEWER"))
                .with(csrf())
                .param("billingDate", "2026-12-01"));

    assertThat(answer.getStatus()).isEqualTo(403);
    assertThat(operations.commands()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/alerts",
        "/api/alerts/0190b0a0-0000-7000-8000-000000000001",
        "/api/accounts?q=ada",
        "/api/accounts/0190b0a0-0000-7000-8000-000000000001",
        "/api/parked-bills",
        "/api/accounts/0190b0a0-0000-7000-8000-000000000001/corrections",
        "/api/corrections"
      })
  void theDeskIsReadByBillingAloneThroughTheApi(String path) throws Exception {
    for (RequestPostProcessor other : List.of(OLIVE, VERA)) {
      MockHttpServletResponse answer = perform(get(path).with(other));

      assertThat(answer.getStatus()).isEqualTo(403);
      assertThat(answer.getContentAsString()).contains("people with the role billing");
    }
    // The slice has no desk: whoever may go on finds nothing there.
    assertThat(perform(get(path).with(BILL)).getStatus()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/alerts/0190b0a0-0000-7000-8000-000000000001/take",
        "/api/alerts/0190b0a0-0000-7000-8000-000000000001/close",
        "/api/parked-bills/preview",
        "/api/parked-bills/decide",
        "/api/accounts/0190b0a0-0000-7000-8000-000000000001/corrections",
        "/api/corrections/0190b0a0-0000-7000-8000-000000000001/confirm"
      })
  void theDeskIsWorkedByBillingAloneThroughTheApi(String path) throws Exception {
    for (RequestPostProcessor other : List.of(OLIVE, VERA)) {
      assertThat(perform(post(path).with(other)).getStatus()).isEqualTo(403);
    }
    assertThat(perform(post(path).with(BILL)).getStatus()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/alerts",
        "/alerts/1",
        "/accounts",
        "/accounts/1",
        "/parked-bills",
        "/parked-bills/decide",
        "/corrections"
      })
  void theDeskIsForBillingAloneOnPages(String path) throws Exception {
    for (String[] roles : new String[][] {{"VIEWER"}, {"VIEWER", "OPERATOR"}}) {
      assertThat(perform(get(path).with(user("x").roles(roles))).getStatus()).isEqualTo(403);
      assertThat(perform(post(path).with(user("x").roles(roles)).with(csrf())).getStatus())
          .isEqualTo(403);
    }
    assertThat(perform(get(path).with(user("bill").roles("VIEWER", "BILLING"))).getStatus())
        .isEqualTo(404);
  }

  @Test
  void billingMayLookAtJobsButNotStartThem() throws Exception {
    assertThat(perform(get("/api/runs").with(BILL)).getStatus()).isEqualTo(200);
    assertThat(
            perform(
                    post("/api/runs")
                        .with(BILL)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"job\":\"payment\"}"))
                .getStatus())
        .isEqualTo(403);
    assertThat(
            perform(
                    post("/runs/12/stop")
                        .with(user("bill").roles("VIEWER", "BILLING"))
                        .with(csrf()))
                .getStatus())
        .isEqualTo(403);
    assertThat(operations.commands()).isEmpty();
    String page =
        perform(get("/runs").with(user("bill").roles("VIEWER", "BILLING"))).getContentAsString();
    assertThat(page).contains("bill").doesNotContain("(view only)", "Start a job");
  }

  @Test
  void aViewerSeesNoCommandsInLists() throws Exception {
    for (String path : new String[] {"/", "/jobs", "/jobs/payment", "/runs", "/schedules"}) {
      String page = perform(get(path).with(user("vera").roles("VIEWER"))).getContentAsString();

      assertThat(page)
          .contains("(view only)")
          .doesNotContain("Start …", "Start a job", "Stop …", "Pause", "Trigger …");
    }
  }

  @Test
  void aViewerSeesNoCommands() throws Exception {
    String page = perform(get("/runs/12").with(user("vera").roles("VIEWER"))).getContentAsString();

    assertThat(page).contains("payment 12", "(view only)").doesNotContain("Stop …");
  }

  @Test
  void aViewerSeesNoFormsOfSchedules() throws Exception {
    for (String path : new String[] {"new", "monthly/edit", "monthly/pause", "monthly/resume"}) {
      String page =
          perform(get("/schedules/" + path).with(user("vera").roles("VIEWER")))
              .getContentAsString();

      assertThat(page)
          .contains("(view only)")
          .doesNotContain("name=\"reason\"", "name=\"catchUp\"");
    }
  }

  @Test
  void aPagesCommandNeedsItsToken() throws Exception {
    MockHttpServletResponse answer =
        perform(post("/runs/12/stop").with(user("olive").roles("VIEWER", "OPERATOR")));

    assertThat(answer.getStatus()).isEqualTo(403);
    assertThat(operations.commands()).isEmpty();
  }

  @Test
  void aSessionOfPagesOpensNoApi() throws Exception {
    MockHttpServletResponse signedIn =
        perform(post("/api/runs/12/stop").sessionAttr("any", "thing"));

    assertThat(signedIn.getStatus()).isEqualTo(401);
  }

  @Test
  void theApiTakesNoCommandFromAPageOfAnotherSite() throws Exception {
    MockHttpServletResponse strange =
        perform(
            post("/api/runs/12/stop")
                .with(OLIVE)
                .header("Host", "localhost")
                .header("Origin", "https://evil.example"));
    MockHttpServletResponse own =
        perform(
            post("/api/runs/12/stop")
                .with(OLIVE)
                .header("Host", "localhost")
                .header("Origin", "http://localhost"));

    assertThat(strange.getStatus()).isEqualTo(403);
    assertThat(own.getStatus()).isEqualTo(202);
    assertThat(operations.commands()).containsExactly("stop 12 by olive");
  }

  @Test
  void everyAnswerIsStrictAboutWhatABrowserMayDo() throws Exception {
    for (String path : new String[] {"/sign-in", "/api/runs", "/actuator/info"}) {
      MockHttpServletResponse answer = perform(get(path));

      assertThat(answer.getHeader("Content-Security-Policy"))
          .contains("default-src 'self'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("same-origin");
      assertThat(answer.getHeader("X-Frame-Options")).isEqualTo("DENY");
      assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    }
  }

  @Test
  void nothingStandsInlineOnAPage() throws Exception {
    for (String path :
        new String[] {
          "/",
          "/jobs",
          "/jobs/payment",
          "/runs",
          "/runs/12",
          "/runs/compare?b=12",
          "/runs/timeline",
          "/schedules",
          "/queues",
          "/search",
          "/jobs/payment/start",
          "/runs/12/stop"
        }) {
      String page =
          perform(get(path).with(user("olive").roles("VIEWER", "OPERATOR"))).getContentAsString();

      assertThat(page)
          .contains("</html>")
          .doesNotContain("style=", "<style", "onclick=", "javascript:")
          .doesNotContainPattern("<script[^>]*>[^<]");
    }
  }

  @Test
  @DirtiesContext
  void anAddressThatGuessesHasToWait() throws Exception {
    for (int guess = 0; guess < 3; guess++) {
      assertThat(perform(get("/api/runs").with(httpBasic("olive", "guess"))).getStatus())
          .isEqualTo(401);
    }

    MockHttpServletResponse api = perform(get("/api/runs").with(OLIVE));
    MockHttpServletResponse form =
        perform(
            post("/sign-in")
                .param("username", "olive")
                .param("password", "olive's secret")
                .with(csrf()));
    MockHttpServletResponse elsewhere =
        perform(get("/api/runs").with(OLIVE).with(from("10.0.0.7")));

    assertThat(api.getStatus()).isEqualTo(429);
    assertThat(api.getHeader("Retry-After")).matches("[1-9]|[12][0-9]|3[01]");
    assertThat(form.getRedirectedUrl()).isEqualTo("/sign-in?wait");
    assertThat(elsewhere.getStatus()).isEqualTo(200);
  }

  private static RequestPostProcessor from(String address) {
    return request -> {
      request.setRemoteAddr(address);
      return request;
    };
  }

  private MockHttpServletResponse perform(AbstractMockHttpServletRequestBuilder<?> request)
      throws Exception {
    return web.perform(request).andReturn().getResponse();
  }
}
