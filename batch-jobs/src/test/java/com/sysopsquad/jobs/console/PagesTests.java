package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.sysopsquad.jobs.run.AlreadyRunning;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
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
        .contains("partition3", "hx-trigger=\"every 2s\"")
        .contains("Billing month: December 2026", "Started by", "Node", "node-1");
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
        .contains("Start job &quot;payment&quot;?", "Billing month")
        .contains("value=\"2026-12\"", "The month to bill.", "name=\"_csrf\"", "Bills a month.");
  }

  @Test
  void aStartLeadsToTheRun() throws Exception {
    MockHttpServletResponse answer = start("2026-12");

    assertThat(answer.getRedirectedUrl()).isEqualTo("/runs/12");
    assertThat(operations.commands())
        .containsExactly("start payment {billingMonth=2026-12} by olive");
  }

  @Test
  void aStartThatIsRefusedKeepsWhatWasGivenAndSaysWhatToDo() throws Exception {
    MockHttpServletResponse bad = start("December");
    operations.refuse(new AlreadyRunning("Payment for 2026-12 runs already."));
    MockHttpServletResponse twice = start("2026-12");

    assertThat(bad.getStatus()).isEqualTo(422);
    assertThat(bad.getContentAsString())
        .contains("Give billingMonth as a year and a month", "value=\"December\"");
    assertThat(twice.getStatus()).isEqualTo(409);
    assertThat(twice.getContentAsString()).contains("Payment for 2026-12 runs already.");
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
  void aScheduleIsPausedAndTriggered() throws Exception {
    assertThat(perform(post("/schedules/monthly/pause").with(csrf())).getRedirectedUrl())
        .isEqualTo("/schedules");
    assertThat(perform(get("/schedules/monthly/trigger")).getContentAsString())
        .contains("Trigger schedule &quot;monthly&quot; now?");
    perform(post("/schedules/monthly/trigger").with(csrf()));

    assertThat(operations.commands())
        .containsExactly("pause monthly by olive", "trigger monthly by olive");
  }

  @Test
  void whatIsNotThereIsSaidOnAPage() throws Exception {
    MockHttpServletResponse run = perform(get("/runs/99"));
    MockHttpServletResponse word = perform(get("/runs/twelve"));
    MockHttpServletResponse job = perform(get("/jobs/none/start"));

    assertThat(run.getStatus()).isEqualTo(404);
    assertThat(run.getContentAsString()).contains("There is no run 99.", "Back to Home");
    assertThat(word.getStatus()).isEqualTo(404);
    assertThat(job.getStatus()).isEqualTo(404);
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

  private MockHttpServletResponse start(String month) throws Exception {
    return perform(post("/jobs/payment/start").param("billingMonth", month).with(csrf()));
  }

  private MockHttpServletResponse perform(AbstractMockHttpServletRequestBuilder<?> request)
      throws Exception {
    return web.perform(request.with(user("olive").roles("VIEWER", "OPERATOR")))
        .andReturn()
        .getResponse();
  }
}
