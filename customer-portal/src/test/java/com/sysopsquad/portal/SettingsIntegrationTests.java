package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.PASSWORD;
import static com.sysopsquad.portal.PortalFixture.invoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.flows.message.PlanChosen;
import com.sysopsquad.flows.pricing.AnchorDay;
import com.sysopsquad.portal.PortalFixture.Catalogue;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.invoice.Invoices;
import com.sysopsquad.portal.plan.ChoosingPlan;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What customers do with their own account, and what others cannot do with it. */
@PortalTest
class SettingsIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String GOOD = "seven quiet otters at noon";

  private static PortalLetters letters;

  private final BillingSide billing = BillingSide.start();

  @Autowired MockMvc mvc;
  @Autowired TestCustomers customers;
  @Autowired Customers all;
  @Autowired Catalogue catalogue;
  @Autowired ChoosingPlan choosing;
  @Autowired Invoices invoices;
  @Autowired JdbcClient jdbc;

  private Customer ada;
  private PortalVisitor visitor;

  @BeforeAll
  static void openMailboxes() {
    letters = new PortalLetters();
  }

  @AfterAll
  static void closeMailboxes() {
    letters.close();
  }

  @BeforeEach
  void signIn() throws Exception {
    catalogue.publishUsual();
    ada = customers.register("Ada Barrow");
    visitor = new PortalVisitor(mvc);
    visitor.signIn(ada.email(), PASSWORD).andExpect(redirectedUrl("/"));
  }

  @Test
  void aChangedPasswordSignsAllOthersOutAndIsTold() throws Exception {
    PortalVisitor other = new PortalVisitor(mvc);
    other.signIn(ada.email(), PASSWORD);

    visitor
        .post("/account/password", Map.of("old", PASSWORD, "password", GOOD))
        .andExpect(redirectedUrl("/account?done=password"));

    visitor.get("/account?done=password").andExpect(status().isOk());
    other.get("/").andExpect(redirectedUrl("/sign-in"));
    new PortalVisitor(mvc).signIn(ada.email(), GOOD).andExpect(redirectedUrl("/"));
    assertThat(PortalLetters.headings(jdbc, ada.email()))
        .containsExactly("Your password has been changed");
  }

  @Test
  void aNewPasswordNeedsTheOldOneAndHasToBeGood() throws Exception {
    visitor
        .post("/account/password", Map.of("old", "wrong", "password", GOOD))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("That is not your present password.")));
    visitor
        .post("/account/password", Map.of("old", PASSWORD, "password", "Ada Barrow 1975"))
        .andExpect(content().string(containsString("must not be your name")));
    visitor
        .post("/account/password", Map.of("old", PASSWORD, "password", "iloveyou20262026"))
        .andExpect(content().string(containsString("tried first")));

    visitor.signIn(ada.email(), PASSWORD).andExpect(redirectedUrl("/"));
  }

  @Test
  void aNewEmailAddressCountsOnceItIsConfirmedAndTheOldOneIsTold() throws Exception {
    choosing.choose(ada.id(), "HOME-3", new AnchorDay(10), YearMonth.of(2026, 11));
    String fresh = "fresh-" + UUID.randomUUID() + "@example.test";

    visitor
        .post("/account/email", Map.of("email", fresh))
        .andExpect(redirectedUrl("/account?done=email"));
    assertThat(all.get(ada.id()).email()).isEqualTo(ada.email());
    String link = letters.link(jdbc, fresh, "Please confirm your new e-mail address");
    PortalVisitor mailbox = new PortalVisitor(mvc);
    mailbox.get(link).andExpect(content().string(containsString(fresh)));
    mailbox
        .post("/email/confirm", Map.of("token", AccountsIntegrationTests.token(link)))
        .andExpect(redirectedUrl("/email/confirmed"));

    assertThat(all.get(ada.id()).email()).isEqualTo(fresh);
    assertThat(PortalLetters.headings(jdbc, ada.email()))
        .containsExactlyInAnyOrder(
            "Your e-mail address is to be changed", "Your e-mail address has been changed");
    new PortalVisitor(mvc).signIn(fresh, PASSWORD).andExpect(redirectedUrl("/"));
    await()
        .atMost(PATIENCE)
        .until(() -> known(ada.id()).stream().anyMatch(plan -> email(plan).equals(fresh)));
    mailbox
        .post("/email/confirm", Map.of("token", AccountsIntegrationTests.token(link)))
        .andExpect(status().isGone());
  }

  @Test
  void nobodyLearnsByChangingTheAddressWhoHasAnAccount() throws Exception {
    Customer ben = customers.register("Ben Dawson");

    visitor
        .post("/account/email", Map.of("email", ben.email()))
        .andExpect(redirectedUrl("/account?done=email"));

    assertThat(PortalLetters.headings(jdbc, ben.email()))
        .containsExactly("You have an account already");
  }

  @Test
  void changedDetailsReachBillingAndThePagesAtOnce() throws Exception {
    choosing.choose(ada.id(), "HOME-3", new AnchorDay(10), YearMonth.of(2026, 11));

    visitor
        .post("/account/details", details("Ada Barrow-Quist", "OH"))
        .andExpect(redirectedUrl("/account?done=details"));

    visitor
        .get("/account?done=details")
        .andExpect(content().string(containsString("Ada Barrow-Quist")))
        .andExpect(content().string(containsString("Your name and address are changed.")));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                known(ada.id()).stream()
                    .anyMatch(
                        plan ->
                            plan.customer().version() == 2
                                && plan.customer().state().equals("OH")
                                && plan.customer().name().equals("Ada Barrow-Quist")));
  }

  @Test
  void theSameDetailsAgainChangeNothing() throws Exception {
    visitor.post("/account/details", details("Ada B", "CA"));
    visitor.post("/account/details", details("Ada B", "CA"));

    assertThat(all.get(ada.id()).version()).isEqualTo(2);
  }

  @Test
  void wrongDetailsAreToldNextToTheirFields() throws Exception {
    visitor
        .post("/account/details", details("", "ZZ"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("id=\"name-problem\"")))
        .andExpect(content().string(containsString("id=\"state-problem\"")));
    assertThat(all.get(ada.id())).isEqualTo(ada);
  }

  @Test
  void momentsAreToldInTheTimeZoneThatWasChosen() throws Exception {
    String before = body(visitor.get("/account/activity"));
    visitor
        .post("/account/preferences", Map.of("timeZone", "Asia/Tokyo", "invoiceMails", "true"))
        .andExpect(redirectedUrl("/account?done=preferences"));

    String after = body(visitor.get("/account/activity"));

    assertThat(before.replace('\u202F', ' ')).contains("10:00 AM");
    assertThat(after.replace('\u202F', ' ')).contains("12:00 AM");
    visitor
        .post("/account/preferences", Map.of("timeZone", "Moon/Crater"))
        .andExpect(status().isUnprocessableContent());
  }

  @Test
  void whoWantsNoMailsOnInvoicesGetsNone() throws Exception {
    visitor.post("/account/preferences", Map.of());

    billing.send(
        invoice(
            ada.id(),
            UUID.randomUUID(),
            "2026-11-01-" + UUID.randomUUID(),
            LocalDate.of(2026, 11, 10),
            LocalDate.of(2026, 12, 10)));
    await().atMost(PATIENCE).until(() -> invoices.page(ada.id(), 1).total() == 1);

    assertThat(PortalLetters.headings(jdbc, ada.email())).isEmpty();
  }

  @Test
  void theDataOfACustomerIsCompleteAndHoldsNoSecretAndNobodyElse() throws Exception {
    Customer ben = customers.register("Ben Dawson");
    choosing.choose(ada.id(), "HOME-3", new AnchorDay(10), YearMonth.of(2026, 11));
    billing.send(
        invoice(
            ada.id(),
            UUID.randomUUID(),
            "2026-11-01-" + UUID.randomUUID(),
            LocalDate.of(2026, 11, 10),
            LocalDate.of(2026, 12, 10)));
    await().atMost(PATIENCE).until(() -> invoices.page(ada.id(), 1).total() == 1);

    String data =
        visitor
            .post("/account/data/export", Map.of())
            .andExpect(header().string("Content-Type", "application/json"))
            .andExpect(header().string("Content-Disposition", containsString("attachment")))
            .andReturn()
            .getResponse()
            .getContentAsString();

    JsonNode json = new JsonMapper().readTree(data);
    assertThat(json.at("/customer/0/email").asString()).isEqualTo(ada.email());
    assertThat(json.at("/plan/0/contract_code").asString()).isEqualTo("HOME-3");
    assertThat(json.at("/invoice_line").size()).isEqualTo(2);
    assertThat(json.at("/security_event").size()).isEqualTo(2);
    assertThat(StreamSupport.stream(tables().spliterator(), false))
        .allSatisfy(table -> assertThat(json.has(table)).as(table).isTrue());
    assertThat(data)
        .doesNotContain("password_hash", "token_hash", "$2a$", ben.id().toString(), ben.email());
  }

  @Test
  void aClosedAccountIsClosedAndKeepsItsInvoices() throws Exception {
    choosing.choose(ada.id(), "HOME-3", new AnchorDay(10), YearMonth.of(2026, 11));
    PortalVisitor other = new PortalVisitor(mvc);
    other.signIn(ada.email(), PASSWORD);

    visitor
        .post("/account/closing", Map.of("password", "wrong"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("That is not your password.")));
    visitor
        .post("/account/closing", Map.of("password", PASSWORD))
        .andExpect(redirectedUrl("/sign-in?closed"));

    visitor.get("/").andExpect(redirectedUrl("/sign-in"));
    other.get("/").andExpect(redirectedUrl("/sign-in"));
    visitor.signIn(ada.email(), PASSWORD).andExpect(redirectedUrl("/sign-in?failed"));
    await()
        .atMost(PATIENCE)
        .until(() -> known(ada.id()).stream().anyMatch(plan -> plan.endsOn() != null));
    assertThat(PortalLetters.headings(jdbc, ada.email())).containsExactly("Your account is closed");
    assertThat(all.get(ada.id())).isEqualTo(ada);
    visitor.post("/password/forgotten", Map.of("email", ada.email()));
    assertThat(PortalLetters.headings(jdbc, ada.email())).hasSize(1);
  }

  @Test
  void whatHappensToTheAccountIsShownToItsCustomer() throws Exception {
    PortalVisitor stranger = new PortalVisitor(mvc);
    stranger.signIn(ada.email(), "a guess");

    visitor
        .get("/account/activity")
        .andExpect(content().string(containsString("Signed in by password")))
        .andExpect(content().string(containsString("Failed to sign in")))
        .andExpect(content().string(containsString(stranger.address())));
    Customer ben = customers.register("Ben Dawson");
    PortalVisitor other = new PortalVisitor(mvc);
    other.signIn(ben.email(), PASSWORD);
    other
        .get("/account/activity")
        .andExpect(content().string(not(containsString(stranger.address()))));
  }

  @Test
  void thePortalCannotRewriteWhatHappened() {
    assertThatThrownBy(() -> jdbc.sql("update customer.security_event set kind = 'X'").update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("security_event");
    assertThatThrownBy(() -> jdbc.sql("delete from customer.security_event").update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("security_event");
    assertThat(jdbc.sql("select customer.forget_security_events(0)").query(Long.class).single())
        .isZero();
  }

  @Test
  void strangersWhoGuessDoNotKeepTheOwnerOut() throws Exception {
    for (int i = 0; i < 60; i++) {
      new PortalVisitor(mvc).signIn(ada.email(), "guess " + i);
    }
    new PortalVisitor(mvc).signIn(ada.email(), PASSWORD).andExpect(status().isTooManyRequests());

    assertThat(
            jdbc.sql(
                    """
                    select count(*) from customer.security_event
                    where customer_id = ? and kind = 'SIGN_IN_HELD'
                    """)
                .param(ada.id())
                .query(Long.class)
                .single())
        .isOne();
    visitor.post("/sign-out", Map.of());

    visitor.signIn(ada.email(), PASSWORD).andExpect(redirectedUrl("/"));
  }

  @Test
  void theSettingsAreOfTheCustomerWhoIsSignedIn() throws Exception {
    visitor
        .get("/account?customer=" + UUID.randomUUID())
        .andExpect(content().string(containsString(ada.email())));
    new PortalVisitor(mvc).get("/account").andExpect(redirectedUrl("/sign-in"));
  }

  @Test
  void aFormOfAnotherSiteChangesNothing() throws Exception {
    for (String form :
        List.of(
            "/account/details",
            "/account/password",
            "/account/email",
            "/account/closing",
            "/account/sessions/end-others",
            "/account/data/export",
            "/sign-up",
            "/password/forgotten")) {
      visitor.perform(post(form)).andExpect(status().isForbidden());
    }
  }

  private List<PlanChosen> known(UUID customerId) {
    return billing.plans().stream()
        .filter(plan -> plan.customer().customerId().equals(customerId))
        .toList();
  }

  private List<String> tables() {
    return jdbc.sql(
            """
            select table_name from information_schema.columns
            where table_schema = 'customer' and column_name = 'customer_id'
            """)
        .query(String.class)
        .list();
  }

  private static String email(PlanChosen plan) {
    return plan.customer().email();
  }

  private static Map<String, String> details(String name, String state) {
    return new HashMap<>(
        Map.of(
            "name", name,
            "street", "1 Elm Street",
            "city", "Sacramento",
            "state", state,
            "postalCode", "95814"));
  }

  private static String body(ResultActions page) throws Exception {
    return page.andExpect(status().isOk()).andReturn().getResponse().getContentAsString();
  }
}
