package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import com.sysopsquad.jobs.job.LaunchRefused;
import com.sysopsquad.jobs.job.SecondPerson;
import com.sysopsquad.jobs.run.AlreadyCompleted;
import com.sysopsquad.jobs.run.AlreadyRunning;
import com.sysopsquad.jobs.run.NotRunning;
import com.sysopsquad.jobs.run.RunFilter;
import com.sysopsquad.jobs.run.RunFilter.Routine;
import com.sysopsquad.jobs.run.RunState;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;
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
            [{"name":"payment","description":"Bills a day.","parameters":[{"name":"billingDate",
              "description":"Day to bill.","example":"2026-12-01","required":true}]}]""");
  }

  @Test
  void aJobTellsWhatIsUsualItsPastAndItsNextStarts() throws Exception {
    assertThat(json(perform(get("/api/jobs/payment?month=2026-10"))))
        .isLenientlyEqualTo(
            """
            {"job":{"name":"payment"},
             "lastRun":{"run":12,"state":"RUNNING","millis":65000,"verdict":"LONG"},
             "usual":{"runs":12,"needed":10,"meanMillis":40000,"deviationMillis":2500,
                      "shortestMillis":32500,"longestMillis":47500},
             "trend":[{"run":11,"state":"COMPLETED","millis":41000,"items":980},{"run":10}],
             "month":"2026-10",
             "days":[{"day":"2026-10-01","completed":1,"failed":1,"last":"COMPLETED"},{}],
             "nextStarts":[{"schedule":"monthly","time":"2027-01-01T03:30:00-05:00"},{}],
             "waitsFor":[],"dependents":[]}""");
  }

  @Test
  @DirtiesContext
  void whatIsUsualIsNotToldFromTooFewRuns() throws Exception {
    operations.empty();

    assertThat(json(perform(get("/api/jobs/payment"))))
        .isLenientlyEqualTo(
            "{\"lastRun\":null,\"usual\":{\"runs\":4,\"needed\":10,\"meanMillis\":null},\"trend\":[]}");
  }

  @Test
  void twoRunsAreComparedByParametersStepsCountsAndCurrency() throws Exception {
    assertThat(json(perform(get("/api/runs/compare?a=11&b=12"))))
        .isLenientlyEqualTo(
            """
            {"a":{"id":11,"state":"COMPLETED"},"b":{"id":12,"state":"RUNNING"},"sameJob":true,
             "parameters":[{"name":"billingDate","a":"2026-11-30","b":"2026-12-01","differs":true}],
             "durations":[{"what":"whole run","a":41000,"b":65000,"difference":24000},
                          {"what":"chargeBills","a":40200,"b":null,"difference":null}],
             "counts":[{"what":"total","a":1000,"b":1000,"difference":0},
                       {"what":"paid","a":980,"b":380,"difference":-600},
                       {"what":"items read (largest step)","a":1000,"b":0},{},{},{"what":"declined","a":null},{},{}],
             "money":[{"outcome":"paid","currency":"CAD","a":700,"b":0,"difference":-700},
                      {"outcome":"paid","currency":"USD","a":2101120,"b":814720},{},{}]}""");
  }

  @Test
  @DirtiesContext
  void amountsOfARunWithoutAnyAreMissing() throws Exception {
    operations.billNothing();

    assertThat(json(perform(get("/api/runs/compare?a=11&b=12"))))
        .isLenientlyEqualTo(
            """
            {"money":[{"outcome":"paid","currency":"CAD","a":700,"b":null,"difference":null},
                      {"outcome":"paid","currency":"USD","a":2101120,"b":null,"difference":null}]}""");
  }

  @Test
  void aNightTellsItsRunsInTheConfiguredZone() throws Exception {
    assertThat(json(perform(get("/api/runs/timeline?from=2026-11-30&hours=24"))))
        .isLenientlyEqualTo(
            """
            {"from":"2026-11-30T18:00:00-05:00","until":"2026-12-01T18:00:00-05:00",
             "complete":true,"routine":[],
             "runs":[{"id":12,"job":"payment","state":"RUNNING","millis":65000}]}""");
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
  void runsAreListedAsTheirFiltersSay() throws Exception {
    assertThat(json(perform(get("/api/runs?size=5"))))
        .isLenientlyEqualTo(
            "{\"items\":[{\"id\":12,\"state\":\"RUNNING\"}],\"older\":null,\"newer\":null}");
    assertThat(json(perform(get("/api/runs?before=12"))))
        .isLenientlyEqualTo("{\"items\":[],\"older\":null}");

    perform(
        get("/api/runs")
            .param("job", "payment")
            .param("state", "failed")
            .param("startedBy", "schedule payment")
            .param("from", "2026-11-01")
            .param("to", "2026-11-01")
            .param("parameter", "billingDate=2026-11-01"));

    assertThat(operations.asked())
        .containsExactly(
            new RunFilter(null, Routine.WITHOUT, null, null, null, null, null, null),
            new RunFilter(
                "payment",
                Routine.WITHOUT,
                RunState.FAILED,
                "schedule payment",
                Instant.parse("2026-11-01T04:00:00Z"),
                Instant.parse("2026-11-02T05:00:00Z"),
                "billingDate",
                "2026-11-01"));
  }

  @Test
  void aStartAnswersWithTheNewRunAndItsPlace() throws Exception {
    MockHttpServletResponse answer = start("{\"billingDate\":\"2026-12-01\"}");

    assertThat(answer.getStatus()).isEqualTo(201);
    assertThat(answer.getHeader("Location")).isEqualTo("/api/runs/12");
    assertThat(json(answer)).isLenientlyEqualTo("{\"id\":12,\"job\":\"payment\"}");
    assertThat(operations.commands())
        .containsExactly("start payment {billingDate=2026-12-01} by olive");
  }

  @Test
  void aDryRunTellsWhatAStartWouldDo() throws Exception {
    operations.needTwo(new SecondPerson("It is long past.", true));

    MockHttpServletResponse answer =
        perform(get("/api/jobs/payment/dry-run?billingDate=2026-12-01"));

    assertThat(json(answer))
        .isLenientlyEqualTo(
            """
            {"job":"payment","parameters":{"billingDate":"2026-12-01"},
             "summary":"1,018 charges, €1,326.70 and $24,911.80","begun":false,
             "figures":[{"what":"charges",
                         "now":{"count":1018,"minor":{"EUR":132670,"USD":2491180}},
                         "before":{"count":1001,"minor":{"USD":2403917}}},
                        {"what":"without card","now":{"count":12,"minor":{}},"before":{"count":9}}],
             "comparedWith":"2026-11-01","remarks":["3 × There is no tax rate for TX."],
             "secondPerson":"It is long past.","reasonRequired":true}""");
    assertThat(operations.commands()).isEmpty();
  }

  @Test
  void aStartThatTakesTwoIsAcceptedAndConfirmedOrDeclinedLater() throws Exception {
    operations.needTwo(new SecondPerson("It is long past.", true));

    MockHttpServletResponse without = start("{\"billingDate\":\"2026-12-01\"}");
    MockHttpServletResponse asked =
        postJson(
            "/api/runs",
            "{\"job\":\"payment\",\"parameters\":{\"billingDate\":\"2026-12-01\"},\"reason\":\"Late\"}");
    MockHttpServletResponse confirmed = perform(post("/api/starts/3/confirm"));
    MockHttpServletResponse declined =
        postJson("/api/starts/3/decline", "{\"reason\":\"Not now\"}");

    assertThat(without.getStatus()).isEqualTo(422);
    assertThat(asked.getStatus()).isEqualTo(202);
    assertThat(asked.getHeader("Location")).isEqualTo("/api/starts/3");
    assertThat(json(asked))
        .isLenientlyEqualTo(
            """
            {"id":3,"job":"payment","state":"ASKED","askedBy":"ada",
             "summary":"1,018 charges, €1,326.70 and $24,911.80"}""");
    assertThat(confirmed.getStatus()).isEqualTo(201);
    assertThat(confirmed.getHeader("Location")).isEqualTo("/api/runs/12");
    assertThat(declined.getStatus()).isEqualTo(200);
    assertThat(json(perform(get("/api/starts")))).isLenientlyEqualTo("[{\"id\":3}]");
    assertThat(operations.commands())
        .containsExactly(
            "ask for payment {billingDate=2026-12-01} since Late by olive",
            "confirm 3 by olive",
            "decline 3 since Not now by olive");
  }

  @Test
  void whatBecameOfARunIsToldInSumsAndOneByOne() throws Exception {
    assertThat(json(perform(get("/api/runs/12"))))
        .isLenientlyEqualTo(
            "{\"outcomes\":{\"paid\":{\"count\":380,\"minor\":{\"USD\":814720}}},\"confirmedBy\":\"<i>bob</i>\"}");
    assertThat(json(perform(get("/api/runs/12/items?size=1"))))
        .isLenientlyEqualTo(
            "{\"items\":[{\"id\":7,\"outcome\":\"declined\",\"minor\":2144}],\"next\":7}");
    assertThat(json(perform(get("/api/runs/12/items?after=8"))))
        .isLenientlyEqualTo("{\"items\":[],\"next\":null}");
    assertThat(perform(get("/api/runs/12/items?size=0")).getStatus()).isEqualTo(400);
  }

  @Test
  void aKeyThatIsGivenTwiceIsRefused() throws Exception {
    MockHttpServletResponse answer =
        start("{\"billingDate\":\"2026-11-01\",\"billingDate\":\"2026-12-01\"}");

    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(answer.getContentAsString()).contains("A key appears twice in this JSON.");
    assertThat(operations.commands()).isEmpty();
  }

  /** Tried: a field of the answer, one of another command, and one that looks like a card. */
  @ParameterizedTest
  @ValueSource(strings = {"parameter", "minor", "4242 4242 4242 4242"})
  void aFieldThatIsNotKnownIsRefusedByItsName(String field) throws Exception {
    MockHttpServletResponse answer =
        postJson("/api/runs", "{\"job\":\"payment\",\"%s\":\"2026-12-01\"}".formatted(field));

    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(answer.getContentAsString())
        .contains("There is no field ")
        .doesNotContain("4242 4242");
    assertThat(operations.commands()).isEmpty();
  }

  @Test
  void commandsOnRunsAndSchedulesCarryWhoGaveThem() throws Exception {
    assertThat(perform(post("/api/runs/12/stop")).getStatus()).isEqualTo(202);
    assertThat(perform(post("/api/runs/12/restart")).getStatus()).isEqualTo(201);
    assertThat(postJson("/api/schedules/monthly/pause", "{\"reason\":\"wait\"}").getStatus())
        .isEqualTo(200);
    assertThat(perform(post("/api/schedules/monthly/resume")).getStatus()).isEqualTo(200);
    assertThat(perform(post("/api/schedules/monthly/trigger")).getStatus()).isEqualTo(201);

    assertThat(operations.commands())
        .containsExactly(
            "stop 12 by olive",
            "restart 12 by olive",
            "pause monthly until null since wait by olive",
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

  @Test
  void aScheduleTellsItsNextStartsInItsZoneAndUtc() throws Exception {
    assertThat(json(perform(get("/api/schedules/monthly"))))
        .isLenientlyEqualTo(
            """
            {"schedule":{"name":"monthly","misfire":"fire-once","version":1,"differsFromFile":true},
             "nextStarts":[{"time":"2027-01-01T03:30:00-05:00","utc":"2027-01-01T08:30:00Z"},{}],
             "notToday":["Paused by <b>ada</b>: maintenance"],
             "differences":[{"field":"Cron","before":"0 30 4 1 * ?","after":"0 30 3 1 * ?"}]}""");
  }

  @Test
  void anEditedScheduleKeepsWhatIsNotGiven() throws Exception {
    MockHttpServletResponse edited =
        postJson(
            "/api/schedules/monthly/edit", "{\"zone\":\"UTC\",\"version\":1,\"reason\":\"why\"}");
    operations.needTwo(new SecondPerson("Payment takes two.", false));
    MockHttpServletResponse asked =
        postJson("/api/schedules/monthly/delete", "{\"reason\":\"why\"}");

    assertThat(edited.getStatus()).isEqualTo(200);
    assertThat(asked.getStatus()).isEqualTo(202);
    assertThat(json(asked)).isLenientlyEqualTo("{\"request\":5}");
    assertThat(operations.commands())
        .containsExactly(
            "edit monthly 0 30 3 1 * ? since why by olive", "delete monthly  since why by olive");
  }

  @Test
  void schedulesAreExportedInTheFormOfTheConfiguration() throws Exception {
    assertThat(perform(get("/api/schedules/export")).getContentAsString())
        .contains("schedules:\\n    monthly:\\n      job: payment\\n      cron: 0 30 3 1 * ?\\n");
  }

  @Test
  void anImportIsComparedBeforeItIsApplied() throws Exception {
    String yaml =
        "schedules:\\n  monthly:\\n    job: payment\\n    cron: 0 0 5 1 * ?\\n    misfire: fire-once\\n"
            + "    parameters: {billingDate: '{day}'}";

    MockHttpServletResponse compared =
        postJson("/api/schedules/import", "{\"yaml\":\"%s\"}".formatted(yaml));

    assertThat(json(compared))
        .isLenientlyEqualTo(
            """
            [{"name":"monthly","kind":"EDIT","result":"not applied",
              "differences":[{"field":"Cron","before":"0 30 3 1 * ?","after":"0 0 5 1 * ?"}]}]""");
    assertThat(operations.commands()).isEmpty();

    postJson(
        "/api/schedules/import",
        "{\"yaml\":\"%s\",\"apply\":true,\"reason\":\"later\"}".formatted(yaml));

    assertThat(operations.commands())
        .containsExactly("edit monthly 0 0 5 1 * ? since later by olive");
  }

  @Test
  void aFileThatCannotBeReadIsRefusedWithWhatIsWrong() throws Exception {
    MockHttpServletResponse twice =
        postJson("/api/schedules/import", "{\"yaml\":\"a: {job: x}\\na: {job: y}\"}");
    MockHttpServletResponse unknown =
        postJson("/api/schedules/import", "{\"yaml\":\"a: {job: x, cron: y, when: z}\"}");

    assertThat(twice.getStatus()).isEqualTo(422);
    assertThat(twice.getContentAsString()).contains("This is not YAML");
    assertThat(unknown.getContentAsString()).contains("there is no field");
  }

  @Test
  void blackoutsAndCalendarsAreKeptThroughTheApi() throws Exception {
    assertThat(
            postJson(
                    "/api/blackouts",
                    """
                    {"schedule":"monthly","from":"2026-12-24T18:00","to":"2026-12-26T11:00:00Z",
                     "reason":"Move"}""")
                .getStatus())
        .isEqualTo(200);
    assertThat(
            postJson("/api/calendars", "{\"name\":\"holidays\",\"csv\":\"2026-12-25,Christmas\"}")
                .getStatus())
        .isEqualTo(200);
    assertThat(postJson("/api/calendars", "{\"name\":\"x\",\"csv\":\"Christmas\"}").getStatus())
        .isEqualTo(422);

    assertThat(operations.commands())
        .containsExactly(
            "blackout of monthly 2026-12-24T23:00:00Z 2026-12-26T11:00:00Z since Move by olive",
            "calendar holidays false {2026-12-25=Christmas} null by olive");
  }

  /** Tried: no text, a byte order mark, a heading alone, empty cells; with weekends too. */
  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", "day,name", ",,\\n,"})
  void anImportWithoutDaysIsRefused(String csv) throws Exception {
    MockHttpServletResponse plain =
        postJson("/api/calendars", "{\"name\":\"x\",\"csv\":\"%s\"}".formatted(csv));
    MockHttpServletResponse weekends =
        postJson(
            "/api/calendars", "{\"name\":\"x\",\"csv\":\"%s\",\"weekends\":true}".formatted(csv));

    assertThat(plain.getStatus()).isEqualTo(422);
    assertThat(plain.getContentAsString()).contains("There are no days.");
    assertThat(weekends.getStatus()).isEqualTo(422);
    assertThat(operations.commands()).isEmpty();
  }

  static Stream<LaunchRefused> facts() {
    return Stream.of(
        new AlreadyRunning("Payment for 2026-12-01 runs already as run 11: wait for it."),
        new AlreadyCompleted("Payment for 2026-12-01 was completed by run 11."),
        new NotRunning("Run 12 has ended."));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void whatIsRefusedIsAConflictInASentence(LaunchRefused fact) throws Exception {
    operations.refuse(fact);

    MockHttpServletResponse answer = start("{\"billingDate\":\"2026-12-01\"}");

    assertThat(answer.getStatus()).isEqualTo(409);
    assertThat(answer.getContentType()).startsWith("application/problem+json");
    assertThat(answer.getContentAsString()).contains(fact.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"job", "startedBy", "parameter"})
  void aFilterThatNoDatabaseCanCompareIsRefused(String name) throws Exception {
    MockHttpServletResponse answer = perform(get("/api/runs").param(name, "a\0b"));

    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(answer.getContentAsString()).contains("contains a character that no text has");
  }

  @Test
  void aBadParameterIsToldWithWhatToGiveInstead() throws Exception {
    MockHttpServletResponse answer = start("{\"billingDate\":\"December\"}");

    assertThat(json(answer))
        .isLenientlyEqualTo(
            """
            {"status":422,"type":"urn:sysopsquad:problem:invalid-parameter",
             "detail":"Give billingDate as a day, such as 2026-12-01."}""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/runs/99       | 404 | There is no run 99.",
        "/api/nowhere       | 404 | There is no endpoint GET /api/nowhere.",
        "/api/runs/twelve   | 400 | id must be a whole number.",
        "/api/runs?page=2   | 400 | There is no filter \\\"page\\\". Use after, before, from, job,",
        "/api/runs?size=201 | 400 | size must be from 1 to 200.",
        "/api/runs?before=x | 400 | before must be a whole number.",
        "/api/runs?from=May | 400 | from must be a day such as 2026-12-01.",
        "/api/runs?state=OK | 400 | There is no state \\\"OK\\\". Use starting, running, stopping,",
        "/api/runs?before=1&after=1  | 400 | Use either before or after, not both.",
        "/api/runs?job=a&job=b       | 400 | \\\"job\\\" appears twice. Use it once.",
        "/api/starts/4      | 404 | There is no start request 4.",
        "/api/jobs/none     | 404 | There is no job \\\"none\\\".",
        "/api/jobs/payment?month=1   | 400 | month must be a month such as 2026-12.",
        "/api/runs/compare?a=12      | 400 | Use a and b, the numbers of the two runs.",
        "/api/runs/compare?a=12&b=99 | 404 | There is no run 99.",
        "/api/runs/compare?a=12&b=x  | 400 | b must be the number of a run.",
        "/api/runs/timeline?from=May | 400 | from must be a time such as 2026-12-01T18:00.",
        "/api/runs/timeline?hours=49 | 400 | hours must be from 1 to 48.",
        "/api/runs/timeline?to=May   | 400 | There is no filter \\\"to\\\".",
        "/api/jobs/payment/dry-run?billingDate=May | 422 | Give billingDate as a day"
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
    assertThat(postJson("/api/schedules/none/pause", "{}").getStatus()).isEqualTo(404);
  }

  private MockHttpServletResponse start(String parameters) throws Exception {
    return postJson("/api/runs", "{\"job\":\"payment\",\"parameters\":" + parameters + "}");
  }

  private MockHttpServletResponse postJson(String path, String body) throws Exception {
    return perform(post(path).contentType(MediaType.APPLICATION_JSON).content(body));
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
