package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import com.sysopsquad.flows.monitor.broker.BrokerWarning;
import com.sysopsquad.jobs.OperationsProcess;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.layout.Navigation;
import com.sysopsquad.jobs.job.SecondPerson;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.MockMvc;

/** What is around the pages: navigation, search, and the states of what they depend on. */
@ConsoleTest
class FrameTests {

  private final MockMvc web;
  private final OperationsFixture operations;
  private final Dependencies dependencies;
  private final Navigation navigation;

  @Autowired
  FrameTests(
      MockMvc web, OperationsFixture operations, Dependencies dependencies, Navigation navigation) {
    this.web = web;
    this.operations = operations;
    this.dependencies = dependencies;
    this.navigation = navigation;
  }

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "/jobs, /jobs",
    "/jobs/payment, /jobs",
    "/jobs/payment/start, /jobs",
    "/runs, /runs",
    "/runs/12/stop, /runs",
    "/runs/compare?b=12, /runs",
    "/runs/timeline, /runs",
    "/jobs/payment/start/check?billingDate=2026-12-01, /jobs",
    "/starts, /starts",
    "/schedules, /schedules",
    "/schedules/monthly, /schedules",
    "/schedules/monthly/edit, /schedules",
    "/schedules/monthly/pause, /schedules",
    "/schedules/new, /schedules",
    "/calendars, /schedules",
    "/queues, /queues"
  })
  void theNavigationSaysWhereAPageIs(String path, String entry) throws Exception {
    String page = page(path);

    assertThat(page)
        .containsPattern("href=\"" + entry + "\"[^>]*aria-current=\"page\"")
        .containsOnlyOnce("aria-current=\"page\"");
    assertThat(page)
        .containsSubsequence(
            ">Home<", ">Jobs</div>", ">Jobs<", ">Runs<", ">Schedules<", ">Messages<", ">Queues<");
    assertThat(page.split("<h1", -1)).hasSize(2);
  }

  @Test
  void aHeadingSaysTheState() throws Exception {
    assertThat(page("/"))
        .contains("<h1>Nothing needs attention</h1>", "Next: payment, Jan 1, 2027,");
    assertThat(page("/jobs")).contains("<h1>1 job available</h1>");
    assertThat(page("/runs")).contains("<h1>1 run in progress</h1>");
    assertThat(page("/runs/compare?b=12")).contains("<h1>Runs 11 and 12</h1>");
    assertThat(page("/runs/timeline")).contains("<h1>1 run, none failed</h1>");
    assertThat(page("/starts")).contains("<h1>No start requests are waiting</h1>");
    assertThat(page("/schedules"))
        .contains(
            "<h1>1 schedule active</h1>",
            "day of the start",
            "Differs from config/operations.yaml");
    assertThat(page("/calendars")).contains("<h1>1 blackout, 1 calendar</h1>");
    assertThat(page("/queues")).contains("<h1>1 queue, none stuck</h1>");
  }

  @Test
  @DirtiesContext
  void whatWaitsForAPersonIsCountedAndHasAWayOut() throws Exception {
    operations.fail();
    operations.replaceQueues(
        new QueueDepth("BILLING.SUPPORT_PLAN", 3, 0, 0, 7, 0),
        new QueueDepth("CUSTOMER.INVOICE", 2, 1, 1, 7, 0));
    awaitQueues();
    awaitTasks(2);

    String home = page("/");

    assertThat(home)
        .contains("<h1>2 items need attention</h1>")
        .contains("payment failed: The provider does not answer.", "href=\"/runs/12\"")
        .contains("No consumer on BILLING.SUPPORT_PLAN", "3 messages waiting");
    assertThat(home.split(" needing attention", -1)).hasSize(4);
    assertThat(page("/queues")).contains("<h1>1 of 2 queues stuck</h1>", "No consumer");
    assertThat(page("/runs")).contains("<h1>1 run failed</h1>");
  }

  @Test
  @DirtiesContext
  void aStartThatWaitsForASecondPersonIsOnTheHomePage() throws Exception {
    operations.needTwo(new SecondPerson("It is long past.", true));
    awaitTasks(2);

    assertThat(page("/"))
        .contains("<h1>2 items need attention</h1>", "href=\"/starts/3\"")
        .contains("payment, Billing date: Jan 1, 2027 is waiting for a second person")
        .contains("Requested by ada, 3:20 AM Eastern · 1,018 charges, €1,326.70 and $24,911.80");
  }

  @Test
  @DirtiesContext
  void whatIsWrongWithSendingAndReceivingIsOnTheHomePageAndBesideItsQueue() throws Exception {
    operations.replaceQueues(
        new QueueDepth("REPORTING.SURVEY", 3, 2, 0, 7, 0),
        new QueueDepth("CUSTOMER.INVOICE", 2, 1, 1, 7, 0));
    operations.warnings(
        new BrokerWarning("REPORTING.SURVEY", "REPORTING.SURVEY is stuck", "Look."),
        new BrokerWarning(null, "The broker accepts no messages", "It is short of disk."));
    awaitQueues();
    awaitTasks(2);

    assertThat(page("/"))
        .contains("<h1>2 items need attention</h1>", "REPORTING.SURVEY is stuck")
        .contains("The broker accepts no messages", "It is short of disk.");
    assertThat(page("/queues"))
        .as("the name of a queue breaks behind its dots only")
        .contains("id=\"queue-REPORTING.SURVEY\"", "REPORTING.<wbr>SURVEY</");
    assertThat(page("/queues"))
        .contains("<h1>1 of 2 queues stuck</h1>", "REPORTING.SURVEY is stuck. Look.")
        .contains("The broker accepts no messages. It is short of disk.");
  }

  @Test
  @DirtiesContext
  void emptyPagesSayThatNothingIsThere() throws Exception {
    operations.empty();
    operations.replaceQueues();
    awaitQueues();

    assertThat(page("/")).contains("No job has run yet.", "Nothing is scheduled.");
    assertThat(page("/jobs")).contains("<h1>No jobs</h1>", "This installation has no jobs.");
    assertThat(page("/runs")).contains("<h1>Nothing is running</h1>", "No such job has run yet.");
    assertThat(page("/runs?state=failed")).contains("No run matches these filters.");
    assertThat(page("/jobs/payment"))
        .contains("This job has not run yet.", "Not known yet (4 of 10 earlier completed runs)")
        .contains("No run has ended yet.", "No upcoming starts.");
    assertThat(page("/runs/compare")).contains("<h1>Compare two runs</h1>");
    assertThat(page("/runs/timeline"))
        .contains("<h1>Nothing ran</h1>", "No job ran in this period.");
    assertThat(page("/starts")).contains("No start requests yet.");
    assertThat(page("/schedules")).contains("<h1>No schedules</h1>", "config/operations.yaml");
    assertThat(page("/calendars"))
        .contains("<h1>No blackouts, 0 calendars</h1>", "No calendars yet.");
    assertThat(page("/queues")).contains("<h1>No queues</h1>", "The broker has no queues.");
  }

  @Test
  @DirtiesContext
  void withoutItsDatabaseThePagesSaySoAndTheRestIsShown() throws Exception {
    operations.loseDatabase();
    OperationsProcess.await(() -> !dependencies.database(), "the console misses the database");

    assertThat(page("/"))
        .contains("<h1>The database is unavailable</h1>", "The database cannot be reached.")
        .contains("Messages in queues")
        .doesNotContain("Nothing needs attention", "Everything is running as expected");
    assertThat(page("/runs")).contains("<h1>Runs cannot be shown right now</h1>");
    assertThat(page("/runs/timeline")).contains("<h1>Runs cannot be shown right now</h1>");
    assertThat(page("/starts")).contains("<h1>Start requests cannot be shown right now</h1>");
    assertThat(page("/schedules")).contains("<h1>Schedules cannot be shown right now</h1>");
    assertThat(page("/calendars")).contains("<h1>Calendars cannot be shown right now</h1>");
    assertThat(page("/queues")).contains("<h1>1 queue, none stuck</h1>");
    assertThat(page("/search?q=12")).contains("Not everything could be searched right now.");
    assertThat(answer("/runs/12", 503)).contains("Operations cannot reach its database.");
    assertThat(answer("/jobs/payment", 503)).contains("Operations cannot reach its database.");
    assertThat(answer("/runs/compare?b=12", 503)).contains("Operations cannot reach its database.");
  }

  @Test
  @DirtiesContext
  void withoutTheBrokerThePagesSaySoAndTheRestIsShown() throws Exception {
    operations.loseBroker();
    OperationsProcess.await(
        () -> !dependencies.queues().reached(), "the console misses the broker");

    assertThat(page("/"))
        .contains(
            "<h1>The broker is unavailable</h1>", "The broker cannot be reached.", "payment 12");
    assertThat(page("/queues")).contains("<h1>Queues cannot be shown right now</h1>");
    assertThat(page("/runs")).contains("<h1>1 run in progress</h1>");
    assertThat(page("/parts/dependencies"))
        .contains("The broker cannot be reached.")
        .doesNotContain("The database cannot be reached.", "<html");
  }

  @ParameterizedTest
  @CsvSource({
    "12, /runs/12",
    "run 12, /runs/12",
    "Payment, /jobs/payment",
    "monthly, /schedules/monthly",
    "billing.support_plan, /queues"
  })
  void theSearchFindsNumbersAndNames(String text, String path) throws Exception {
    assertThat(page("/search?q=" + text))
        .contains("1 result for &quot;" + text + "&quot;")
        .contains("list-group-item-action\" href=\"" + path + "\"");
  }

  @Test
  void aSearchThatFindsNothingSaysWhatWasSearchedFor() throws Exception {
    assertThat(page("/search?q=<b>99</b>"))
        .contains("Nothing found for &quot;&lt;b&gt;99&lt;/b&gt;&quot;", "Check the number")
        .doesNotContain("<b>99");
    assertThat(page("/search")).contains("<h1 class=\"text-break\">Search</h1>");
    assertThat(page("/search?q=" + "9".repeat(40))).contains("Nothing found for");
  }

  @Test
  @DirtiesContext
  void aPausedScheduleIsShownOnHomeWithItsReason() throws Exception {
    operations.pauseMonthly();
    awaitTasks(1);

    assertThat(page("/"))
        .contains("Schedule monthly is paused", "Paused by &lt;b&gt;ada&lt;/b&gt;: maintenance")
        .contains("href=\"/schedules/monthly\"");
  }

  /** What was looked at before is shown for a moment. */
  private void awaitTasks(int count) {
    OperationsProcess.await(
        () -> navigation.tasks().size() == count, "the console sees what waits for a person");
  }

  /** The console keeps what it has read of the broker for a moment. */
  private void awaitQueues() {
    OperationsProcess.await(
        () -> dependencies.queues().value().equals(Optional.of(operations.queues())),
        "the console sees the queues");
  }

  private String page(String path) throws Exception {
    return answer(path, 200);
  }

  private String answer(String path, int status) throws Exception {
    MockHttpServletResponse answer =
        web.perform(get(path).with(user("olive").roles("VIEWER", "OPERATOR")))
            .andReturn()
            .getResponse();
    assertThat(answer.getStatus()).as(path).isEqualTo(status);
    return answer.getContentAsString();
  }
}
