package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.PASSWORD;
import static com.sysopsquad.portal.PortalFixture.invoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.flows.cardarrangement.CardArranged;
import com.sysopsquad.flows.cardarrangement.CardArrangement;
import com.sysopsquad.flows.pricing.AnchorDay;
import com.sysopsquad.portal.PortalFixture.Catalog;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.invoice.Invoices;
import com.sysopsquad.portal.plan.ChoosingPlan;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of a customer and of what happened, and what stays when the account is closed. */
@PortalTest
class AccountDataIntegrationTests {

  private final BillingSide billing = BillingSide.start();

  @Autowired MockMvc mvc;
  @Autowired TestCustomers customers;
  @Autowired Customers all;
  @Autowired Catalog catalog;
  @Autowired ChoosingPlan choosing;
  @Autowired Invoices invoices;
  @Autowired JdbcClient jdbc;

  private Customer ada;
  private PortalVisitor visitor;

  @BeforeEach
  void signIn() throws Exception {
    catalog.publishUsual();
    ada = customers.register("Ada Barrow");
    visitor = PortalVisitor.signedIn(mvc, ada);
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
    await().until(() -> invoices.page(ada.id(), 1).total() == 1);

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
    PortalVisitor other = PortalVisitor.signedIn(mvc, ada);
    UUID verified = card("VERIFIED");
    UUID pending = card("PENDING");

    visitor
        .post("/account/closing", Map.of("password", "wrong"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("The password is incorrect.")));
    visitor
        .post("/account/closing", Map.of("password", PASSWORD))
        .andExpect(redirectedUrl("/sign-in?closed"));

    visitor.get("/").andExpect(redirectedUrl("/sign-in"));
    other.get("/").andExpect(redirectedUrl("/sign-in"));
    visitor.signIn(ada.email(), PASSWORD).andExpect(redirectedUrl("/sign-in?failed"));
    await().until(() -> billing.plansOf(ada.id()).stream().anyMatch(plan -> plan.endsOn() != null));
    await()
        .untilAsserted(
            () ->
                assertThat(billing.arrangements())
                    .filteredOn(card -> card.customerId().equals(ada.id()))
                    .extracting(CardArranged::cardId, CardArranged::arrangement)
                    .containsExactlyInAnyOrder(
                        tuple(verified, CardArrangement.REMOVED),
                        tuple(pending, CardArrangement.REMOVED)));
    assertThat(PortalEmails.headings(jdbc, ada.email())).containsExactly("Your account is closed");
    assertThat(all.get(ada.id())).isEqualTo(ada);
    visitor.post("/password/forgotten", Map.of("email", ada.email()));
    assertThat(PortalEmails.headings(jdbc, ada.email())).hasSize(1);
  }

  private UUID card(String state) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into customer.card (id, customer_id, state, brand, last_four, expires_on,
                   handed_in_at, decided_at)
            values (:id, :customer, :state, 'visa', '4242', '2030-12-31', now(),
                    case when :state <> 'PENDING' then now() end)
            """)
        .param("id", id)
        .param("customer", ada.id())
        .param("state", state)
        .update();
    return id;
  }

  @Test
  void whatHappensToTheAccountIsShownToItsCustomer() throws Exception {
    PortalVisitor stranger = new PortalVisitor(mvc);
    stranger.signIn(ada.email(), "a guess");

    visitor
        .get("/account/activity")
        .andExpect(content().string(containsString("Signed in with password")))
        .andExpect(content().string(containsString("Sign-in failed")))
        .andExpect(content().string(containsString(stranger.address())));
    Customer ben = customers.register("Ben Dawson");
    PortalVisitor.signedIn(mvc, ben)
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

  private List<String> tables() {
    return jdbc.sql(
            """
            select table_name from information_schema.columns
            where table_schema = 'customer' and column_name = 'customer_id'
            """)
        .query(String.class)
        .list();
  }
}
