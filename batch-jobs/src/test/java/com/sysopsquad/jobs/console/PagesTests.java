package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.sysopsquad.jobs.job.SecondPerson;
import com.sysopsquad.jobs.run.AlreadyRunning;
import com.sysopsquad.jobs.run.Run;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.platform.HtmlValidator;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

@ConsoleTest
class PagesTests {

  private final MockMvc web;
  private final OperationsFixture operations;

  @Autowired
  PagesTests(MockMvc web, OperationsFixture operations) {
    this.web = web;
    this.operations = operations;
  }

  @BeforeEach
  void forgetCommands() {
    operations.reset();
  }

  @Test
  void aRunShowsProgressCountsAndTimesInTheNamedZone() throws Exception {
    String page = perform(get("/runs/12")).getContentAsString();

    assertThat(page)
        .contains("400 of 1,000", "40%", "380 paid", "15 declined", "0 unknown", "5 parked")
        .contains("3:28 AM Eastern", "2026-12-01 08:28:55 UTC", "1 minute 5 seconds ago")
        .contains("All times are in", "America/New York")
        .contains("partition3", "data-hx-trigger=\"every 2s\"")
        .contains("Billing date: Dec 1, 2026", "Started by", "Node", "node-1");
  }

  @Test
  void pagesOfARunAndAStartAreValidHtml() throws Exception {
    operations.needTwo(new SecondPerson("It is long past.", true));
    List<String> findings = new ArrayList<>();
    try (HtmlValidator validator = new HtmlValidator()) {
      for (String path :
          List.of(
              "/sign-in",
              "/",
              "/jobs",
              "/jobs/payment",
              "/jobs/payment/start",
              "/jobs/payment/start/check?billingDate=2026-12-01",
              "/runs",
              "/runs/12",
              "/runs/12/items",
              "/runs/compare",
              "/runs/compare?b=12",
              "/runs/timeline",
              "/runs/12/stop",
              "/starts",
              "/starts/3",
              "/schedules",
              "/schedules/monthly",
              "/schedules/monthly/edit",
              "/schedules/monthly/pause",
              "/schedules/monthly/resume",
              "/schedules/monthly/delete",
              "/schedules/new",
              "/schedule-changes/5",
              "/calendars",
              "/queues",
              "/search?q=payment")) {
        MockHttpServletResponse answer = perform(get(path));
        if (answer.getStatus() == 200) {
          validator
              .findings(answer.getContentAsString())
              .forEach(finding -> findings.add(path + " " + finding));
        } else {
          assertThat(path).as("a page").isEqualTo("/sign-in");
        }
      }
    }
    assertThat(findings).isEmpty();
  }

  @Test
  void aJobShowsHowItsLastRunComparesWithWhatIsUsual() throws Exception {
    assertThat(perform(get("/jobs/payment")).getContentAsString())
        .contains("href=\"/runs/12\"", "65.0 s", "Longer than usual")
        .contains("40.0 s ± 2.5 s (mean and deviation of 12 runs)");
  }

  @Test
  @DirtiesContext
  void aRunThatCompletesSoonIsShorterThanUsual() throws Exception {
    operations.complete(Run.Kind.START, false);

    assertThat(perform(get("/jobs/payment")).getContentAsString())
        .contains("3.0 s", "Shorter than usual");
  }

  @ParameterizedTest
  @EnumSource(Run.Kind.class)
  @DirtiesContext
  void aRunThatDidOnlyTheRestOfAnEarlierOneIsNotShorterThanUsual(Run.Kind kind) throws Exception {
    operations.complete(kind, true);

    assertThat(perform(get("/jobs/payment")).getContentAsString())
        .contains("3.0 s")
        .doesNotContain("Shorter than usual", "As usual");
  }

  @Test
  @DirtiesContext
  void aTrendWithoutAUsualDurationHasNoShadedRange() throws Exception {
    assertThat(perform(get("/jobs/payment")).getContentAsString())
        .contains("Oldest run on the left. The usual range", "chart-band");

    operations.forgetMostRuns();

    assertThat(perform(get("/jobs/payment")).getContentAsString())
        .contains("Oldest run on the left.", "Not known yet (4 of 10 earlier completed runs)")
        .doesNotContain("The usual range", "chart-band");
  }

  @Test
  void theTrendOfAJobIsAChartAndATable() throws Exception {
    assertThat(perform(get("/jobs/payment")).getContentAsString())
        .contains(
            "role=\"img\"", "aria-label=\"Durations of the last 2 runs of payment, oldest first\"")
        .contains("<title>Run 11, Nov 30, 3:30 AM Eastern: Completed, 41.0 s, 980 items</title>")
        .contains("class=\"chart-bar is-failed\"", "class=\"chart-band\"")
        .contains("<td class=\"number\" data-label=\"Items\">980</td>")
        .doesNotContain("style=", "<script>");
  }

  @Test
  void theMonthOfAJobLinksEachDayToItsRuns() throws Exception {
    String page = perform(get("/jobs/payment?month=2026-10")).getContentAsString();

    assertThat(page)
        .contains(
            "October 2026", "href=\"/runs?job=payment&amp;from=2026-10-01&amp;to=2026-10-01\"")
        .contains("aria-label=\"Oct 1, 2026: 1 completed, 1 failed\"", "↻ 2", "✗ 1")
        .contains("month=2026-09", "month=2026-11");
    assertThat(perform(get("/jobs/payment")).getContentAsString()).doesNotContain("month=2027-01");
  }

  @Test
  void aMonthThatIsNotUnderstoodIsToldAboveThePresentOne() throws Exception {
    MockHttpServletResponse answer = perform(get("/jobs/payment?month=2026-13"));

    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(answer.getContentAsString())
        .contains("month must be a month such as 2026-12.", "December 2026");
  }

  @Test
  void aJobShowsItsNextStartsAndItsParameters() throws Exception {
    assertThat(perform(get("/jobs/payment")).getContentAsString())
        .contains("href=\"/schedules/monthly\"", "Skipped: Feb 1 is &lt;a&gt; holiday")
        .contains("<code>billingDate</code>", "Day to bill.", "Required")
        .contains("No dependencies.");
  }

  @Test
  void aRunIsComparedWithTheLastCompletedOneBeforeIt() throws Exception {
    assertThat(perform(get("/runs/compare?b=12")).getContentAsString())
        .contains("<h1>Runs 11 and 12</h1>", "value=\"11\"", "value=\"12\"")
        .contains("Nov 30, 2026", "Dec 1, 2026", "Different")
        .contains("41.0 s", "+24.0 s", "−600", "980", "Items read (largest step)")
        .contains("Paid, USD", "$21,011.20", "$8,147.20", "−$12,864.00", "Paid, CAD", "−CA$7.00")
        .contains("&lt;b&gt;mallory&lt;/b&gt;");
  }

  @Test
  @DirtiesContext
  void amountsAreNotComparedWithARunThatHasNone() throws Exception {
    operations.billNothing();

    assertThat(perform(get("/runs/compare?b=12")).getContentAsString())
        .contains("$21,011.20")
        .doesNotContain("−$21,011.20", "$0.00");
  }

  @Test
  @DirtiesContext
  void durationsThatReadTheSameAreTheSame() throws Exception {
    operations.take(Duration.ofMillis(41_020));

    assertThat(perform(get("/runs/compare?b=12")).getContentAsString())
        .contains("data-label=\"Difference\">Same</td>")
        .doesNotContain("+0.0 s");
  }

  @Test
  void whatCannotBeComparedIsToldAboveTheForm() throws Exception {
    MockHttpServletResponse unknown = perform(get("/runs/compare?a=99&b=12"));
    MockHttpServletResponse word = perform(get("/runs/compare?a=last&b=12"));

    assertThat(unknown.getStatus()).isEqualTo(404);
    assertThat(unknown.getContentAsString()).contains("There is no run 99.", "First run");
    assertThat(word.getStatus()).isEqualTo(400);
    assertThat(word.getContentAsString()).contains("a must be the number of a run.");
    assertThat(perform(get("/runs/compare?b=11")).getContentAsString())
        .contains("No earlier run of this job has completed.");
  }

  @Test
  void aNightIsAChartAndATable() throws Exception {
    assertThat(perform(get("/runs/timeline")).getContentAsString())
        .contains("From Nov 30, 6:00 PM Eastern to 6:00 AM Eastern.")
        .contains("aria-label=\"When payment ran, a lane for each job\"", "12:00 AM")
        .contains("<title>payment 12, 3:28 AM Eastern: Running, 65.0 s</title>")
        .contains("href=\"/runs/12\"", "from=2026-11-29T18:00&amp;hours=12");
    assertThat(operations.asked())
        .anySatisfy(
            filter -> {
              assertThat(filter.from()).isEqualTo("2026-11-29T23:00:00Z");
              assertThat(filter.until()).isEqualTo("2026-12-01T11:00:00Z");
            });
  }

  @Test
  void aTimeThatIsNotUnderstoodIsToldAboveTheLastNight() throws Exception {
    MockHttpServletResponse answer = perform(get("/runs/timeline?from=yesterday"));

    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(answer.getContentAsString())
        .contains("from must be a time such as 2026-12-01T18:00.", "From Nov 30, 6:00 PM Eastern");
  }

  @Test
  void runsAndTheirJobsLeadToEachOther() throws Exception {
    assertThat(perform(get("/runs")).getContentAsString())
        .contains("href=\"/runs/timeline\"", "href=\"/runs/compare?b=12\"");
    assertThat(perform(get("/runs/12")).getContentAsString())
        .contains("href=\"/runs/compare?b=12\"", "href=\"/jobs/payment\"");
    assertThat(perform(get("/jobs")).getContentAsString()).contains("href=\"/jobs/payment\"");
  }

  @Test
  void aRunShowsItsMoneyWhoConfirmedItAndWhenItWillEnd() throws Exception {
    String page = perform(get("/runs/12")).getContentAsString();

    assertThat(page)
        .contains("Confirmed by &lt;i&gt;bob&lt;/i&gt;", "About 1 minute 40 seconds left")
        .contains("$8,147.20", "$21,440.00", "€15.00", "href=\"/runs/12/items.csv\"");
  }

  @Test
  void whatWasNotPaidIsAListAndAFileThatNoSpreadsheetTakesForFormulas() throws Exception {
    String list = perform(get("/runs/12/items")).getContentAsString();
    MockHttpServletResponse csv = perform(get("/runs/12/items.csv"));

    assertThat(list)
        .contains("<h1>Unpaid bills of run 12</h1>", "Do &lt;not&gt; honor", "$21.44", "No price")
        .contains("Home from 2026-12-01", "Declined", "Parked");
    assertThat(csv.getHeader("Content-Disposition")).contains("attachment", "run-12-not-paid.csv");
    assertThat(csv.getContentAsString())
        .isEqualTo(
            "bill,outcome,customer,customer id,for,reference,amount,currency,reason,last tried\r\n"
                + "7,declined,'=HYPERLINK(1),c-1,Home from 2026-12-01,r-1,21.44,USD,"
                + "\"Do <not> honor, \"\"lost\"\"\",2026-12-01T03:30-05:00\r\n"
                + "8,parked,Ada,c-2,Gone,r-2,,,No price,\r\n");
    assertThat(perform(get("/runs/99/items")).getStatus()).isEqualTo(404);
  }

  @Test
  @DirtiesContext
  void aRestartSaysHowMuchIsDone() throws Exception {
    operations.fail();

    assertThat(perform(get("/runs/12/restart")).getContentAsString())
        .contains("400 of 1,000 done. It picks up where it left off.");
  }

  @Test
  void textFromOutsideIsEscaped() throws Exception {
    assertThat(perform(get("/runs/12")).getContentAsString())
        .contains("&lt;b&gt;mallory&lt;/b&gt;")
        .doesNotContain("<b>mallory");
  }

  @Test
  void aPartIsOnlyTheInsideOfThePage() throws Exception {
    assertThat(perform(get("/parts/runs/12").header("HX-Request", "true")).getContentAsString())
        .contains("400 of 1,000")
        .doesNotContain("<html", "<head");
  }

  @Test
  void theStartFormIsFilledInWithWhatWouldDo() throws Exception {
    String page = perform(get("/jobs/payment/start")).getContentAsString();

    assertThat(page)
        .contains("Start job &quot;payment&quot;?", "Billing date", "<code>billingDate</code>")
        .contains("type=\"date\"", "method=\"get\"")
        .doesNotContain("pattern=")
        .contains("Last run: Billing date: Dec 1, 2026 (run 12, running).")
        .contains("value=\"2026-12-01\"", "Day to bill.", "name=\"_csrf\"", "Bills a day.");
  }

  @Test
  void aStartLeadsToTheRun() throws Exception {
    MockHttpServletResponse answer = start("2026-12-01");

    assertThat(answer.getRedirectedUrl()).isEqualTo("/runs/12");
    assertThat(operations.commands())
        .containsExactly("start payment {billingDate=2026-12-01} by olive");
  }

  @Test
  void whatAStartWouldDoIsShownBeforeItIsGiven() throws Exception {
    String page =
        perform(get("/jobs/payment/start/check").param("billingDate", "2026-12-01"))
            .getContentAsString();

    assertThat(page)
        .contains("<h1>1,018 charges, €1,326.70 and $24,911.80?</h1>")
        .contains("payment, Billing date: Dec 1, 2026. Nothing has been charged yet.")
        .contains("Nov 1, 2026", "$24,039.17", "1,001", "Without card")
        .contains("3 × There is no tax rate for TX.", ">Start job</button>")
        .contains("<input type=\"hidden\" name=\"billingDate\" value=\"2026-12-01\"")
        .doesNotContain("name=\"reason\"");
    assertThat(operations.commands()).isEmpty();
  }

  @Test
  void aStartThatTakesTwoIsRequestedWithItsReason() throws Exception {
    operations.needTwo(new SecondPerson("Jan 1, 2027 has not started yet.", true));

    String question =
        perform(get("/jobs/payment/start/check").param("billingDate", "2027-01-01"))
            .getContentAsString();
    MockHttpServletResponse without = start("2027-01-01");
    MockHttpServletResponse asked =
        perform(
            post("/jobs/payment/start")
                .param("billingDate", "2027-01-01")
                .param("reason", "Closed")
                .with(csrf()));

    assertThat(question)
        .contains("Jan 1, 2027 has not started yet.", "Request this start", "name=\"reason\"");
    assertThat(without.getStatus()).isEqualTo(422);
    assertThat(without.getContentAsString()).contains("Enter a reason.", "1,018 charges");
    assertThat(asked.getRedirectedUrl()).isEqualTo("/starts/3");
    assertThat(operations.commands())
        .containsExactly("ask for payment {billingDate=2027-01-01} since Closed by olive");
  }

  @Test
  void anotherOperatorConfirmsOrDeclinesAndWhoeverAskedSeesNoButton() throws Exception {
    operations.needTwo(new SecondPerson("Jan 1, 2027 has not started yet.", true));

    String others = perform(get("/starts/3")).getContentAsString();
    String own = as("ADA", get("/starts/3")).getContentAsString();
    MockHttpServletResponse confirmed = perform(post("/starts/3/confirm").with(csrf()));
    MockHttpServletResponse declined =
        perform(post("/starts/3/decline").param("reason", "No").with(csrf()));

    assertThat(others)
        .contains("<h1>Start request 3 is waiting for a second person</h1>")
        .contains("The provider is closed &lt;on&gt; New Year", "Confirm and start", "ada")
        .contains("What this start will do now");
    assertThat(own).contains("You requested this start.").doesNotContain("Confirm and start");
    assertThat(confirmed.getRedirectedUrl()).isEqualTo("/runs/12");
    assertThat(declined.getRedirectedUrl()).isEqualTo("/starts/3");
    assertThat(operations.commands())
        .containsExactly("confirm 3 by olive", "decline 3 since No by olive");
    assertThat(perform(get("/starts/4")).getStatus()).isEqualTo(404);
  }

  @Test
  void runsAreFilteredAndAFilterThatIsNotUnderstoodIsTold() throws Exception {
    String filtered =
        perform(
                get(
                    URI.create(
                        "/runs?state=failed&parameter=billingDate%3D2026-12-01&startedBy=o%26b")))
            .getContentAsString();
    MockHttpServletResponse unknown = perform(get("/runs?status=failed"));

    assertThat(filtered)
        .contains("value=\"failed\" selected=\"selected\"", "value=\"billingDate=2026-12-01\"")
        .contains("hx-get=\"/parts/runs?parameter=billingDate%3D2026-12-01&amp;startedBy=o%26b")
        .contains("open=\"open\"", "Clear");
    assertThat(operations.asked())
        .anySatisfy(
            filter -> {
              assertThat(filter.state()).isEqualTo(RunState.FAILED);
              assertThat(filter.startedBy()).isEqualTo("o&b");
              assertThat(filter.parameterName()).isEqualTo("billingDate");
            });
    assertThat(unknown.getStatus()).isEqualTo(400);
    assertThat(unknown.getContentAsString()).contains("There is no filter &quot;status&quot;.");
  }

  @Test
  void aStartThatIsRefusedKeepsWhatWasGivenAndSaysWhatToDo() throws Exception {
    MockHttpServletResponse bad = start("December");
    operations.refuse(new AlreadyRunning("Payment for 2026-12-01 runs already."));
    MockHttpServletResponse twice = start("2026-12-01");

    assertThat(bad.getStatus()).isEqualTo(422);
    assertThat(bad.getContentAsString())
        .contains("Give billingDate as a day", "value=\"December\"");
    assertThat(twice.getStatus()).isEqualTo(409);
    assertThat(twice.getContentAsString()).contains("Payment for 2026-12-01 runs already.");
  }

  @Test
  void stoppingIsConfirmedBefore() throws Exception {
    String question = perform(get("/runs/12/stop")).getContentAsString();
    MockHttpServletResponse answer = perform(post("/runs/12/stop").with(csrf()));

    assertThat(question)
        .contains("Stop run 12 of job &quot;payment&quot;?", "action=\"/runs/12/stop\"");
    assertThat(answer.getRedirectedUrl()).isEqualTo("/runs/12");
    assertThat(operations.commands()).containsExactly("stop 12 by olive");
  }

  @Test
  void aScheduleIsPausedWithAReasonAndTriggered() throws Exception {
    assertThat(
            perform(
                    post("/schedules/monthly/pause")
                        .param("reason", "maintenance")
                        .param("until", "2026-12-02T06:00")
                        .with(csrf()))
                .getRedirectedUrl())
        .isEqualTo("/schedules/monthly");
    assertThat(perform(get("/schedules/monthly/trigger")).getContentAsString())
        .contains("Trigger schedule &quot;monthly&quot; now?");
    perform(post("/schedules/monthly/trigger").with(csrf()));

    assertThat(operations.commands())
        .containsExactly(
            "pause monthly until 2026-12-02T11:00:00Z since maintenance by olive",
            "trigger monthly by olive");
  }

  @Test
  void aSchedulesPageSaysWhenItStartsAndWhyItDoesNot() throws Exception {
    assertThat(perform(get("/schedules/monthly")).getContentAsString())
        .contains("On the 1st of every month at 3:30 AM Eastern Time")
        .contains("Fri, Jan 1, 2027, 3:30 AM EST", "2027-01-01 08:30:00")
        .contains("clocks go forward and skip 2:30 AM")
        .contains("Paused by &lt;b&gt;ada&lt;/b&gt;: maintenance")
        .contains("Cron: 0 30 4 1 * ? → 0 30 3 1 * ?", "Waits for contractSync to complete.");
  }

  @Test
  void resumingSaysWhatItStartsAndAsks() throws Exception {
    assertThat(perform(get("/schedules/monthly/resume")).getContentAsString())
        .contains("Resuming starts payment now, once, for the time that was missed")
        .contains("Resume and start what was missed", "Resume and skip what was missed");

    perform(post("/schedules/monthly/resume").param("catchUp", "false").with(csrf()));

    assertThat(operations.commands()).containsExactly("resume monthly without missed by olive");
  }

  @Test
  void aScheduleIsCreatedEditedAndDeleted() throws Exception {
    assertThat(
            perform(
                    post("/schedules")
                        .param("name", "weekly")
                        .param("job", "payment")
                        .param("cron", "0 0 4 ? * MON")
                        .param("parameters", "billingDate={day}")
                        .param("reason", "a new shop")
                        .with(csrf()))
                .getRedirectedUrl())
        .isEqualTo("/schedules");
    perform(
        post("/schedules/monthly/edit")
            .param("job", "payment")
            .param("cron", "0 0 5 1 * ?")
            .param("version", "1")
            .param("reason", "later")
            .with(csrf()));
    perform(post("/schedules/monthly/delete").param("reason", "no more").with(csrf()));

    assertThat(operations.commands())
        .containsExactly(
            "create weekly 0 0 4 ? * MON since a new shop by olive",
            "edit monthly 0 0 5 1 * ? since later by olive",
            "delete monthly  since no more by olive");
  }

  @Test
  void whatIsInvalidInAScheduleIsSaidAboveItsForm() throws Exception {
    MockHttpServletResponse answer =
        perform(
            post("/schedules/monthly/edit")
                .param("job", "payment")
                .param("cron", "0 0 5 1 * ?")
                .param("zone", "Mars/Olympus")
                .param("reason", "why")
                .with(csrf()));

    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(answer.getContentAsString())
        .contains("&quot;Mars/Olympus&quot; is not a time zone.", "value=\"Mars/Olympus\"");
    assertThat(operations.commands()).isEmpty();
  }

  @Test
  void aRequestedChangeIsShownWithWhatItChanges() throws Exception {
    operations.needTwo(new SecondPerson("Payment takes two.", false));

    assertThat(perform(get("/schedules/monthly")).getContentAsString())
        .contains("ada requested a change", "Later &lt;suits&gt; us")
        .contains("Cron: 0 30 3 1 * ? → 0 0 4 * * ?", "/schedule-changes/5/confirm");
    assertThat(perform(get("/schedules")).getContentAsString())
        .contains("Change schedule monthly", "ada: Later &lt;suits&gt; us")
        .contains("/schedule-changes/5");
    assertThat(perform(get("/schedule-changes/5")).getContentAsString())
        .contains("Change of schedule monthly", "Later &lt;suits&gt; us")
        .contains("Cron: 0 30 3 1 * ? → 0 0 4 * * ?", "/schedule-changes/5/confirm");
    assertThat(perform(get("/schedule-changes/6")).getRedirectedUrl()).isEqualTo("/schedules");
    perform(post("/schedule-changes/5/confirm").with(csrf()));
    perform(post("/schedule-changes/5/decline").param("reason", "no").with(csrf()));

    assertThat(operations.commands())
        .containsExactly("confirm change 5 by olive", "decline change 5 since no by olive");
  }

  @Test
  void blackoutsAndCalendarsAreKept() throws Exception {
    assertThat(perform(get("/calendars")).getContentAsString())
        .contains("All schedules", "&lt;i&gt;Move&lt;/i&gt;", "2026-12-25,Christmas &lt;Day&gt;");
    perform(
        post("/blackouts")
            .param("from", "2026-12-24T18:00")
            .param("to", "2026-12-26T06:00")
            .param("reason", "Move")
            .with(csrf()));
    perform(post("/blackouts/4/end").with(csrf()));
    perform(
        post("/calendars")
            .param("name", "holidays")
            .param("weekends", "true")
            .param("days", "day,name\n2026-12-25,\"Christmas, again\"")
            .param("version", "2")
            .with(csrf()));

    assertThat(operations.commands())
        .containsExactly(
            "blackout of null 2026-12-24T23:00:00Z 2026-12-26T11:00:00Z since Move by olive",
            "end blackout 4 by olive",
            "calendar holidays true {2026-12-25=Christmas, again} 2 by olive");
  }

  @Test
  void whatIsNotThereIsSaidOnAPage() throws Exception {
    MockHttpServletResponse run = perform(get("/runs/99"));
    MockHttpServletResponse word = perform(get("/runs/twelve"));
    MockHttpServletResponse job = perform(get("/jobs/none/start"));
    MockHttpServletResponse page = perform(get("/jobs/none"));

    assertThat(run.getStatus()).isEqualTo(404);
    assertThat(run.getContentAsString()).contains("There is no run 99.", "Back to Home");
    assertThat(word.getStatus()).isEqualTo(404);
    assertThat(job.getStatus()).isEqualTo(404);
    assertThat(page.getStatus()).isEqualTo(404);
  }

  @Test
  void theSignInPageTellsWhatHappened() throws Exception {
    assertThat(page("/sign-in?failed")).contains("The user name or password is incorrect.");
    assertThat(page("/sign-in?expired")).contains("Your session has ended.");
    assertThat(page("/sign-in?wait")).contains("Try again in a minute");
    assertThat(page("/sign-in")).contains("autocomplete=\"current-password\"");
  }

  private String page(String path) throws Exception {
    return web.perform(get(path)).andReturn().getResponse().getContentAsString();
  }

  private MockHttpServletResponse start(String day) throws Exception {
    return perform(post("/jobs/payment/start").param("billingDate", day).with(csrf()));
  }

  private MockHttpServletResponse as(
      String person, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
    return web.perform(request.with(user(person).roles("VIEWER", "OPERATOR")))
        .andReturn()
        .getResponse();
  }

  private MockHttpServletResponse perform(AbstractMockHttpServletRequestBuilder<?> request)
      throws Exception {
    return as("olive", request);
  }
}
