package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import com.sysopsquad.jobs.run.AlreadyCompleted;
import com.sysopsquad.jobs.run.AlreadyRunning;
import com.sysopsquad.jobs.run.LaunchRefused;
import com.sysopsquad.jobs.run.NotRunning;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.json.JsonContent;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

@ConsoleTest
class ApiTests {

  private final MockMvc web;
  private final OperationsFixture operations;

  @Autowired
  ApiTests(MockMvc web, OperationsFixture operations) {
    this.web = web;
    this.operations = operations;
  }

  @BeforeEach
  void forgetCommands() {
    operations.reset();
  }

  @Test
  void jobsTellTheirParameters() throws Exception {
    assertThat(json(perform(get("/api/jobs"))))
        .isStrictlyEqualTo(
            """
            [{"name":"payment","description":"Bills a month.","parameters":[{"name":"billingMonth",
              "description":"The month to bill.","example":"2026-12","required":true}]}]""");
  }

  @Test
  void aRunTellsItsTimesInTheConfiguredZoneAndItsCountsInOrder() throws Exception {
    MockHttpServletResponse answer = perform(get("/api/runs/12"));

    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getContentAsString())
        .contains(
            "\"startedAt\":\"2026-12-01T03:28:55-05:00\"",
            "\"seconds\":65",
            "\"percent\":40",
            "\"counts\":{\"paid\":380,\"declined\":15,\"unknown\":0,\"parked\":5}",
            "\"name\":\"chargeBills:partition3\"");
  }

  @Test
  void runsAreListedInPages() throws Exception {
    assertThat(json(perform(get("/api/runs?page=1&size=5"))))
        .isLenientlyEqualTo(
            "{\"items\":[{\"id\":12,\"state\":\"RUNNING\"}],\"page\":1,\"size\":5,\"total\":1}");
    assertThat(json(perform(get("/api/runs?page=2"))))
        .isLenientlyEqualTo("{\"items\":[],\"page\":2,\"size\":20,\"total\":1}");
  }

  @Test
  void aStartAnswersWithTheNewRunAndItsPlace() throws Exception {
    MockHttpServletResponse answer = start("{\"billingMonth\":\"2026-12\"}");

    assertThat(answer.getStatus()).isEqualTo(201);
    assertThat(answer.getHeader("Location")).isEqualTo("/api/runs/12");
    assertThat(json(answer)).isLenientlyEqualTo("{\"id\":12,\"job\":\"payment\"}");
    assertThat(operations.commands())
        .containsExactly("start payment {billingMonth=2026-12} by olive");
  }

  @Test
  void commandsOnRunsAndSchedulesCarryWhoGaveThem() throws Exception {
    assertThat(perform(post("/api/runs/12/stop")).getStatus()).isEqualTo(202);
    assertThat(perform(post("/api/runs/12/restart")).getStatus()).isEqualTo(201);
    assertThat(perform(post("/api/schedules/monthly/pause")).getStatus()).isEqualTo(200);
    assertThat(perform(post("/api/schedules/monthly/resume")).getStatus()).isEqualTo(200);
    assertThat(perform(post("/api/schedules/monthly/trigger")).getStatus()).isEqualTo(201);

    assertThat(operations.commands())
        .containsExactly(
            "stop 12 by olive",
            "restart 12 by olive",
            "pause monthly by olive",
            "resume monthly by olive",
            "trigger monthly by olive");
  }

  @Test
  void schedulesTellTheirNextStartInTheirZone() throws Exception {
    assertThat(json(perform(get("/api/schedules"))))
        .isLenientlyEqualTo(
            """
            [{"name":"monthly","job":"payment","cron":"0 30 3 1 * ?","zone":"America/New_York",
              "state":"ACTIVE","nextStart":"2027-01-01T03:30:00-05:00"}]""");
  }

  static Stream<LaunchRefused> facts() {
    return Stream.of(
        new AlreadyRunning("Payment for 2026-12 runs already as run 11: wait for it."),
        new AlreadyCompleted("Payment for 2026-12 was completed by run 11."),
        new NotRunning("Run 12 has ended."));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void whatIsRefusedIsAConflictInASentence(LaunchRefused fact) throws Exception {
    operations.refuse(fact);

    MockHttpServletResponse answer = start("{\"billingMonth\":\"2026-12\"}");

    assertThat(answer.getStatus()).isEqualTo(409);
    assertThat(answer.getContentType()).startsWith("application/problem+json");
    assertThat(answer.getContentAsString()).contains(fact.getMessage());
  }

  @Test
  void aBadParameterIsToldWithWhatToGiveInstead() throws Exception {
    MockHttpServletResponse answer = start("{\"billingMonth\":\"December\"}");

    assertThat(json(answer))
        .isLenientlyEqualTo(
            """
            {"status":422,"type":"urn:sysopsquad:problem:invalid-parameter",
             "detail":"Give billingMonth as a year and a month, such as 2026-12."}""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/runs/99       | 404 | There is no run 99.",
        "/api/nowhere       | 404 | There is no endpoint GET /api/nowhere.",
        "/api/runs/twelve   | 400 | id must be a whole number.",
        "/api/runs?page=0   | 422 | page must be 1 or more",
        "/api/runs?size=201 | 422 | size must be from 1 to 200."
      })
  void whatIsNotThereOrNotUnderstoodIsAProblem(String path, int status, String detail)
      throws Exception {
    MockHttpServletResponse answer = perform(get(path));

    assertThat(answer.getStatus()).isEqualTo(status);
    assertThat(answer.getContentType()).startsWith("application/problem+json");
    assertThat(answer.getContentAsString()).contains(detail).doesNotContain("Exception");
  }

  @Test
  void whatCannotBeReadIsAProblem() throws Exception {
    MockHttpServletResponse broken =
        perform(post("/api/runs").contentType(MediaType.APPLICATION_JSON).content("{"));
    MockHttpServletResponse noJob =
        perform(post("/api/runs").contentType(MediaType.APPLICATION_JSON).content("{}"));
    MockHttpServletResponse unknownJob =
        perform(
            post("/api/runs")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"job\":\"none\"}"));

    assertThat(broken.getStatus()).isEqualTo(400);
    assertThat(broken.getContentAsString()).contains("Send JSON such as");
    assertThat(noJob.getStatus()).isEqualTo(422);
    assertThat(unknownJob.getStatus()).isEqualTo(404);
    assertThat(perform(put("/api/runs")).getStatus()).isEqualTo(404);
    assertThat(perform(post("/api/schedules/none/pause")).getStatus()).isEqualTo(404);
  }

  private MockHttpServletResponse start(String parameters) throws Exception {
    return perform(
        post("/api/runs")
            .contentType(MediaType.APPLICATION_JSON)
            .content("{\"job\":\"payment\",\"parameters\":" + parameters + "}"));
  }

  private MockHttpServletResponse perform(AbstractMockHttpServletRequestBuilder<?> request)
      throws Exception {
    return web.perform(request.with(httpBasic("olive", "olive's secret")))
        .andReturn()
        .getResponse();
  }

  private static JsonContent json(MockHttpServletResponse answer) throws Exception {
    return new JsonContent(answer.getContentAsString());
  }
}
