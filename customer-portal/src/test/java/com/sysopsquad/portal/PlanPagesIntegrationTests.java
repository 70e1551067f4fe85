package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.flows.supportplan.PlanChosen;
import com.sysopsquad.portal.PortalFixture.Catalog;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.plan.ChoosingPlan;
import com.sysopsquad.portal.plan.Plan;
import com.sysopsquad.portal.plan.standing.PlanStanding;
import com.sysopsquad.portal.plan.standing.PlanStandings;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The contracts on sale, and how one becomes a plan. */
@PortalTest
class PlanPagesIntegrationTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private final BillingSide billing = BillingSide.start();

  @Autowired Catalog catalog;
  @Autowired TestCustomers customers;
  @Autowired ChoosingPlan choosing;
  @Autowired PlanStandings standings;
  @Autowired CustomerPages pages;
  @Autowired JdbcClient jdbc;
  @Autowired MockMvc mvc;

  private Customer ada;
  private Customer ben;

  @BeforeEach
  void register() {
    catalog.publishUsual();
    ada = customers.register("Ada Barrow");
    ben = customers.register("Ben Dawson");
  }

  @Test
  void theContractsOnSaleAreComparedWithTheirPricesAndDates() throws Exception {
    pages
        .look("/plans", ada)
        .andExpect(content().string(containsString("Home Trio")))
        .andExpect(content().string(containsString("$19.99")))
        .andExpect(content().string(containsString("$21.49 from Dec 1, 2026")))
        .andExpect(content().string(containsString("3 devices")))
        .andExpect(content().string(containsString("24 hours")))
        .andExpect(content().string(not(containsString(">Old<"))))
        .andExpect(content().string(not(containsString(">Future<"))));
  }

  @Test
  void contractsAreFoundByTheirWordsWhateverIsTyped() throws Exception {
    pages
        .look("/plans?q=gamer", ada)
        .andExpect(content().string(containsString("Gamer Duo")))
        .andExpect(content().string(not(containsString("Home Trio"))));
    for (String typed :
        List.of("%", "' or 1=1 --", "<script>alert(1)</script>", "ж", "x".repeat(5_000), "\0")) {
      mvc.perform(get("/plans").param("q", typed).with(as(ada)))
          .andExpect(status().isOk())
          .andExpect(content().string(not(containsString("<script>alert"))));
    }
    pages
        .look("/plans?q=nothing+like+that", ada)
        .andExpect(content().string(containsString("No plans found")));
  }

  @Test
  void theExactChargeIsShownBeforeThePlanIsConfirmed() throws Exception {
    // 21.49 and 7.25 % for California: the price of the first period's first day.
    pages
        .look("/plans/new?contract=HOME-3&start=2026-12-05", ada)
        .andExpect(content().string(containsString("$23.05")))
        .andExpect(content().string(containsString("including sales tax")))
        .andExpect(content().string(containsString("on Dec 5, 2026")))
        .andExpect(content().string(containsString("Dec 5, 2026 – Jan 4, 2027")));
    pages
        .look("/plans/new?contract=HOME-3", ada)
        .andExpect(content().string(containsString("$21.44")))
        .andExpect(content().string(containsString("no later than Nov 23, 2026")));
    assertThat(plansOf(ada)).isEmpty();
  }

  @Test
  void thePageHasOneFormSoThatWhatItsFieldsSayCounts() throws Exception {
    String page =
        pages
            .look("/plans/new?contract=HOME-3&start=2026-12-05", ada)
            .andReturn()
            .getResponse()
            .getContentAsString();

    assertThat(page.split("name=\"start\"", -1)).hasSize(2);
    assertThat(page.split("name=\"id\"", -1)).hasSize(2);
  }

  @Test
  void fieldsThatChangeWhatThePageShowedAreAskedAboutAndThenCount() throws Exception {
    UUID phone = customers.registerPhone(ada, "Phone One");
    String shown = shown("/plans/new?contract=HOME-3");

    String asked =
        pages
            .send(
                post("/plans")
                    .param("contract", "HOME-3")
                    .param("start", "2026-12-05")
                    .param("device", phone.toString())
                    .param("shown", shown),
                ada)
            .andExpect(status().isUnprocessableContent())
            .andExpect(content().string(containsString("The start date or the price has changed.")))
            .andExpect(content().string(containsString("$23.05")))
            .andExpect(content().string(containsString("value=\"2026-12-05\"")))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(plansOf(ada)).isEmpty();

    pages
        .send(
            post("/plans")
                .param("contract", "HOME-3")
                .param("start", "2026-12-05")
                .param("device", phone.toString())
                .param("shown", shownIn(asked)),
            ada)
        .andExpect(status().is3xxRedirection());
    assertThat(plansOf(ada))
        .singleElement()
        .extracting(standing -> standing.plan().startsOn())
        .hasToString("2026-12-05");
  }

  @Test
  void devicesThatWereChosenAfterThePriceCount() throws Exception {
    UUID phone = customers.registerPhone(ada, "Phone One");
    UUID id = UUID.randomUUID();

    pages
        .send(
            post("/plans")
                .param("id", id.toString())
                .param("contract", "HOME-3")
                .param("start", "2026-12-05")
                .param("device", phone.toString())
                .param("shown", shown("/plans/new?contract=HOME-3&start=2026-12-05")),
            ada)
        .andExpect(redirectedUrl("/plans/" + id + "?done=plan"));

    pages.look("/plans/" + id, ada).andExpect(content().string(containsString("Phone One")));
  }

  @Test
  void aPriceIsUpdatedWithWhatTheFieldsSay() throws Exception {
    UUID phone = customers.registerPhone(ada, "Phone One");
    UUID id = UUID.randomUUID();

    pages
        .send(
            post("/plans/new")
                .param("id", id.toString())
                .param("contract", "HOME-3")
                .param("start", "2026-12-05")
                .param("device", phone.toString())
                .param("shown", "x"),
            ada)
        .andExpect(
            redirectedUrl(
                "/plans/new?contract=HOME-3&id=%s&start=2026-12-05&device=%s"
                    .formatted(id, phone)));
  }

  private String shown(String page) throws Exception {
    return shownIn(pages.look(page, ada).andReturn().getResponse().getContentAsString());
  }

  /** What a page says of start and price, for the form to send it back. */
  private static String shownIn(String page) {
    Matcher shown = Pattern.compile("name=\"shown\" value=\"([^\"]+)\"").matcher(page);
    assertThat(shown.find()).isTrue();
    return shown.group(1);
  }

  @Test
  void aConfirmedPlanIsOneHoweverOftenItIsSent() throws Exception {
    UUID id = UUID.randomUUID();
    UUID phone = customers.registerPhone(ada, "Phone One");

    for (int i = 0; i < 3; i++) {
      pages
          .send(
              post("/plans")
                  .param("id", id.toString())
                  .param("contract", "HOME-3")
                  .param("start", "2026-12-05")
                  .param("device", phone.toString()),
              ada)
          .andExpect(redirectedUrl("/plans/" + id + "?done=plan"));
    }

    assertThat(plansOf(ada)).hasSize(1);
    await().until(() -> toldOf(id).size() == 1);
    assertThat(toldOf(id).getFirst().startsOn()).isEqualTo("2026-12-05");
    assertThat(toldOf(id).getFirst().anchorDay()).isEqualTo(5);
    pages
        .look("/plans/" + id, ada)
        .andExpect(content().string(containsString("Phone One")))
        .andExpect(content().string(containsString("Starts soon")));
    pages
        .send(
            post("/plans")
                .param("id", id.toString())
                .param("contract", "HOME-3")
                .param("start", "2026-12-05"),
            ben)
        .andExpect(status().isNotFound());
  }

  @Test
  void whatCannotBeChosenIsRefusedInPlainWords() throws Exception {
    refusedChoice("OLD-1", "2026-12-05", "not available");
    refusedChoice("FUTURE-1", "2026-12-05", "not available");
    refusedChoice("HOME-3", "2026-11-21", "between today and one year from now");
    refusedChoice("HOME-3", "2027-11-23", "between today and one year from now");
    refusedChoice("HOME-3", "soon", "Enter a start date");
    pages
        .send(post("/plans").param("contract", "<script>").param("start", "2026-12-05"), ada)
        .andExpect(status().isNotFound());
    pages.look("/plans/new?contract=NO-SUCH", ada).andExpect(status().isNotFound());
    assertThat(plansOf(ada)).isEmpty();
  }

  /** Tried: plans to choose from, one to begin, one that a customer has, the overview. */
  @Test
  void aContractIsDescribedInTheLanguageOfThePage() throws Exception {
    jdbc.sql("update catalog.contract set description = ? where code = 'GAMER-2'")
        .param("Everything that plugs in, 24/7")
        .update();
    Plan plan = choosing.choose(ada.id(), UUID.randomUUID(), "GAMER-2", TODAY, List.of());

    for (String page :
        List.of("/", "/plans", "/plans/new?contract=GAMER-2", "/plans/" + plan.id())) {
      mvc.perform(get(page).with(as(ada)).locale(Locale.GERMANY))
          .andExpect(
              content().string(containsString("<span>Alles mit Stecker, rund um die Uhr</span>")));
    }
    mvc.perform(get("/plans").with(as(ada)).locale(Locale.GERMANY))
        .andExpect(
            content().string(containsString("<span lang=\"en\">Remote help for the home</span>")));
  }

  @Test
  void aPlanIsFoundByTheWordsOfThePage() throws Exception {
    jdbc.sql("update catalog.contract set description = ? where code = 'GAMER-2'")
        .param("Everything that plugs in, 24/7")
        .update();

    mvc.perform(get("/plans").param("q", "stecker").with(as(ada)).locale(Locale.GERMANY))
        .andExpect(content().string(containsString("contract=GAMER-2")))
        .andExpect(content().string(not(containsString("contract=HOME-3"))));
    pages
        .look("/plans?q=stecker", ada)
        .andExpect(content().string(not(containsString("contract=GAMER-2"))));
  }

  @Test
  void aPlanCoversNoMoreDevicesThanItsContract() throws Exception {
    MockHttpServletRequestBuilder form =
        post("/plans").param("contract", "HOME-3").param("start", "2026-12-05");
    for (int i = 0; i < 4; i++) {
      form.param("device", customers.registerPhone(ada, "Phone " + i).toString());
    }

    pages
        .send(form, ada)
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Home Trio covers 3 devices, not 4.")));

    assertThat(plansOf(ada)).isEmpty();
  }

  @Test
  void thePlansOfOthersAreNotThere() throws Exception {
    Plan plan = choosing.choose(ada.id(), UUID.randomUUID(), "HOME-3", TODAY, List.of());

    for (String page : List.of("", "/change", "/cancel")) {
      pages.look("/plans/" + plan.id() + page, ben).andExpect(status().isNotFound());
    }
    for (String what : List.of("/change", "/cancel", "/go-on", "/devices")) {
      pages
          .send(post("/plans/" + plan.id() + what).param("contract", "GAMER-2"), ben)
          .andExpect(status().isNotFound());
      mvc.perform(post("/plans/" + plan.id() + what).with(as(ada)))
          .andExpect(status().isForbidden());
    }
    assertThat(plansOf(ada).getFirst().plan()).isEqualTo(plan);
  }

  private void refusedChoice(String contract, String start, String words) throws Exception {
    pages
        .send(post("/plans").param("contract", contract).param("start", start), ada)
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString(words)));
  }

  private List<PlanStanding> plansOf(Customer customer) {
    return standings.of(customer.id(), "CA");
  }

  private List<PlanChosen> toldOf(UUID planId) {
    return billing.plans().stream().filter(told -> told.planId().equals(planId)).toList();
  }
}
