package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.invoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.flows.message.PlanChosen;
import com.sysopsquad.portal.PortalFixture.Catalogue;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Credential;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.device.RegisteringDevices;
import com.sysopsquad.portal.invoice.Invoices;
import com.sysopsquad.portal.plan.ChoosingPlan;
import com.sysopsquad.portal.plan.Plan;
import com.sysopsquad.portal.plan.PlanStanding;
import com.sysopsquad.portal.plan.PlanStandings;
import com.sysopsquad.portal.security.SignedInCustomer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@PortalTest
class PlanPagesIntegrationTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private final BillingSide billing = BillingSide.start();

  @Autowired Catalogue catalogue;
  @Autowired TestCustomers customers;
  @Autowired ChoosingPlan choosing;
  @Autowired RegisteringDevices registering;
  @Autowired PlanStandings standings;
  @Autowired Invoices invoices;
  @Autowired MockMvc mvc;

  private Customer ada;
  private Customer ben;

  @BeforeEach
  void register() {
    catalogue.publishUsual();
    ada = customers.register("Ada Barrow");
    ben = customers.register("Ben Dawson");
  }

  @Test
  void theContractsOnSaleAreComparedWithTheirPricesAndDates() throws Exception {
    look("/plans", ada)
        .andExpect(content().string(containsString("Home Trio")))
        .andExpect(content().string(containsString("$19.99")))
        .andExpect(content().string(containsString("$21.49 from Dec 1, 2026 on")))
        .andExpect(content().string(containsString("3 devices")))
        .andExpect(content().string(containsString("24 hours")))
        .andExpect(content().string(not(containsString(">Old<"))))
        .andExpect(content().string(not(containsString(">Future<"))));
  }

  @Test
  void contractsAreFoundByTheirWordsWhateverIsTyped() throws Exception {
    look("/plans?q=gamer", ada)
        .andExpect(content().string(containsString("Gamer Duo")))
        .andExpect(content().string(not(containsString("Home Trio"))));
    for (String typed :
        List.of("%", "' or 1=1 --", "<script>alert(1)</script>", "ж", "x".repeat(5_000), "\0")) {
      mvc.perform(get("/plans").param("q", typed).with(as(ada)))
          .andExpect(status().isOk())
          .andExpect(content().string(not(containsString("<script>alert"))));
    }
    look("/plans?q=nothing+like+that", ada)
        .andExpect(content().string(containsString("Nothing found")));
  }

  @Test
  void theExactChargeIsShownBeforeThePlanIsConfirmed() throws Exception {
    // 21.49 and 7.25 % for California: the price of the first period's first day.
    look("/plans/new?contract=HOME-3&start=2026-12-05", ada)
        .andExpect(content().string(containsString("$23.05")))
        .andExpect(content().string(containsString("with sales tax")))
        .andExpect(content().string(containsString("on Dec 1, 2026")))
        .andExpect(content().string(containsString("Dec 5, 2026 – Jan 4, 2027")));
    look("/plans/new?contract=HOME-3", ada)
        .andExpect(content().string(containsString("$21.44")))
        .andExpect(content().string(containsString("with the next billing run")));
    assertThat(plansOf(ada)).isEmpty();
  }

  @Test
  void aConfirmedPlanIsOneHoweverOftenItIsSent() throws Exception {
    UUID id = UUID.randomUUID();
    UUID phone = device(ada, "Phone One");

    for (int i = 0; i < 3; i++) {
      send(
              post("/plans")
                  .param("id", id.toString())
                  .param("contract", "HOME-3")
                  .param("start", "2026-12-05")
                  .param("device", phone.toString()),
              ada)
          .andExpect(redirectedUrl("/plans/" + id));
    }

    assertThat(plansOf(ada)).hasSize(1);
    await().until(() -> toldOf(id).size() == 1);
    assertThat(toldOf(id).getFirst().startsOn()).isEqualTo("2026-12-05");
    assertThat(toldOf(id).getFirst().anchorDay()).isEqualTo(5);
    look("/plans/" + id, ada)
        .andExpect(content().string(containsString("Phone One")))
        .andExpect(content().string(containsString("Starts soon")));
    send(
            post("/plans")
                .param("id", id.toString())
                .param("contract", "HOME-3")
                .param("start", "2026-12-05"),
            ben)
        .andExpect(status().isNotFound());
  }

  @Test
  void whatCannotBeChosenIsRefusedInPlainWords() throws Exception {
    refusedChoice("OLD-1", "2026-12-05", "not sold");
    refusedChoice("FUTURE-1", "2026-12-05", "not sold");
    refusedChoice("HOME-3", "2026-11-21", "between today and a year from now");
    refusedChoice("HOME-3", "2027-11-23", "between today and a year from now");
    refusedChoice("HOME-3", "soon", "Please give the day");
    send(post("/plans").param("contract", "<script>").param("start", "2026-12-05"), ada)
        .andExpect(status().isNotFound());
    look("/plans/new?contract=NO-SUCH", ada).andExpect(status().isNotFound());
    assertThat(plansOf(ada)).isEmpty();
  }

  @Test
  void aPlanCoversNoMoreDevicesThanItsContract() throws Exception {
    MockHttpServletRequestBuilder form =
        post("/plans").param("contract", "HOME-3").param("start", "2026-12-05");
    for (int i = 0; i < 4; i++) {
      form.param("device", device(ada, "Phone " + i).toString());
    }

    send(form, ada)
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Home Trio covers 3 devices, not 4.")));

    assertThat(plansOf(ada)).isEmpty();
  }

  @Test
  void nobodyCoversTheDevicesOfOthersOrOfAnotherPlan() throws Exception {
    UUID bens = device(ben, "Bens Phone");
    UUID adas = device(ada, "Adas Phone");
    Plan first = choosing.choose(ada.id(), UUID.randomUUID(), "HOME-3", TODAY, List.of(adas, bens));
    Plan second = choosing.choose(ada.id(), UUID.randomUUID(), "HOME-3", TODAY, List.of(adas));

    look("/plans/" + first.id(), ada)
        .andExpect(content().string(containsString("Adas Phone")))
        .andExpect(content().string(not(containsString("Bens Phone"))));
    look("/plans/" + second.id(), ada)
        .andExpect(content().string(containsString("It covers no device yet.")));
    send(post("/plans/" + first.id() + "/devices"), ada)
        .andExpect(redirectedUrl("/plans/" + first.id()));
    look("/plans/" + first.id(), ada)
        .andExpect(content().string(containsString("It covers no device yet.")));
  }

  @Test
  void aChangeIsForetoldMadeOnceAndTakenBack() throws Exception {
    Plan plan = plan(ada, "HOME-3");
    paid(ada, plan);
    look("/plans/" + plan.id() + "/change?contract=GAMER-2", ada)
        .andExpect(content().string(containsString("$20.11")))
        .andExpect(content().string(containsString("Until Dec 21, 2026 everything stays")));

    for (int i = 0; i < 2; i++) {
      change(plan, "GAMER-2", 1).andExpect(redirectedUrl("/plans/" + plan.id()));
    }
    look("/plans/" + plan.id(), ada)
        .andExpect(content().string(containsString("Stay with Home Trio")));
    withdrawn("HOME-3", () -> change(plan, "HOME-3", 2));

    await().until(() -> toldOf(plan.id()).size() == 3);
    assertThat(toldOf(plan.id()))
        .extracting(PlanChosen::contractCode)
        .containsExactly("HOME-3", "GAMER-2", "HOME-3");
    look("/plans/" + plan.id(), ada).andExpect(content().string(not(containsString("Stay with"))));
  }

  @Test
  void anOldPageChangesNothingAnyMore() throws Exception {
    Plan plan = plan(ada, "HOME-3");
    change(plan, "GAMER-2", 1).andExpect(redirectedUrl("/plans/" + plan.id()));
    change(plan, "HOME-3", 2).andExpect(redirectedUrl("/plans/" + plan.id()));

    change(plan, "GAMER-2", 1)
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Your plan has changed meanwhile.")));

    assertThat(plansOf(ada).getFirst().plan().contractCode()).isEqualTo("HOME-3");
  }

  @Test
  void aWithdrawnContractStaysWithWhoHasItAndIsNotSoldAnyMore() throws Exception {
    Plan plan = plan(ada, "GAMER-2");
    Plan other = plan(ben, "HOME-3");

    withdrawn(
        "GAMER-2",
        () -> {
          look("/plans/" + plan.id(), ada)
              .andExpect(content().string(containsString("Gamer Duo")))
              .andExpect(content().string(containsString("Active")));
          look("/plans/" + other.id() + "/change?contract=GAMER-2", ben)
              .andExpect(status().isUnprocessableContent())
              .andExpect(content().string(containsString("no longer sold")));
          send(post("/plans/" + plan.id() + "/cancel"), ada);
          send(post("/plans/" + plan.id() + "/go-on"), ada)
              .andExpect(redirectedUrl("/plans/" + plan.id()));
        });

    assertThat(plansOf(ada).getFirst().plan().endsOn()).isNull();
  }

  @Test
  void aPlanIsCancelledForTheEndOfWhatIsPaidAfterAQuestionAndTakenBack() throws Exception {
    Plan plan = plan(ada, "HOME-3");
    paid(ada, plan);
    look("/plans/" + plan.id() + "/cancel", ada)
        .andExpect(content().string(containsString("Cancel Home Trio?")))
        .andExpect(content().string(containsString("Its last day would be Dec 21, 2026.")));

    for (int i = 0; i < 2; i++) {
      send(post("/plans/" + plan.id() + "/cancel"), ada)
          .andExpect(redirectedUrl("/plans/" + plan.id()));
    }
    assertThat(plansOf(ada).getFirst().plan().endsOn()).isEqualTo("2026-12-22");
    look("/plans/" + plan.id(), ada)
        .andExpect(content().string(containsString("until then you can take that back")));
    for (int i = 0; i < 2; i++) {
      send(post("/plans/" + plan.id() + "/go-on"), ada)
          .andExpect(redirectedUrl("/plans/" + plan.id()));
    }

    await().until(() -> toldOf(plan.id()).size() == 3);
    assertThat(toldOf(plan.id()).getLast().endsOn()).isNull();
  }

  @Test
  void thePlansOfOthersAreNotThere() throws Exception {
    Plan plan = plan(ada, "HOME-3");

    for (String page : List.of("", "/change", "/cancel")) {
      look("/plans/" + plan.id() + page, ben).andExpect(status().isNotFound());
    }
    for (String what : List.of("/change", "/cancel", "/go-on", "/devices")) {
      send(post("/plans/" + plan.id() + what).param("contract", "GAMER-2"), ben)
          .andExpect(status().isNotFound());
      mvc.perform(post("/plans/" + plan.id() + what).with(as(ada)))
          .andExpect(status().isForbidden());
    }
    assertThat(plansOf(ada).getFirst().plan()).isEqualTo(plan);
  }

  @Test
  void aDeviceIsRegisteredOnceAndShownAsText() throws Exception {
    UUID id = UUID.randomUUID();

    for (int i = 0; i < 2; i++) {
      send(device(id, "PHONE", "<b>Acme</b>", "One & Only ж", "S-1"), ada)
          .andExpect(redirectedUrl("/devices"));
    }

    look("/devices", ada)
        .andExpect(content().string(containsString("&lt;b&gt;Acme&lt;/b&gt; One &amp; Only ж")))
        .andExpect(content().string(containsString("Not covered")));
    send(device(UUID.randomUUID(), "PHONE", "<B>acme</b>", "Other", "s-1"), ada)
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("registered a device with this serial number")));
    look("/devices", ben).andExpect(content().string(containsString("No device yet")));
    send(device(id, "PHONE", "Acme", "One", ""), ben).andExpect(status().isUnprocessableContent());
  }

  @Test
  void aDeviceWithSomethingMissingOrHugeIsRefusedInPlainWords() throws Exception {
    refusedDevice("", "Acme", "One", "Please choose what kind");
    refusedDevice("ROCKET", "Acme", "One", "Please choose what kind");
    refusedDevice("PHONE", " ", "One", "Please fill in the maker.");
    refusedDevice("PHONE", "Acme", "", "Please fill in the model.");
    refusedDevice("PHONE", "Acme", "x".repeat(10_000), "The model is too long");
    refusedDevice("PHONE", "Ac\0me", "One", "single line of text");
    look("/devices", ada).andExpect(content().string(containsString("No device yet")));
  }

  @Test
  void aDeviceIsRemovedAfterAQuestionByItsOwnerAlone() throws Exception {
    UUID phone = device(ada, "Phone One");
    Plan plan = choosing.choose(ada.id(), UUID.randomUUID(), "HOME-3", TODAY, List.of(phone));
    look("/devices/" + phone + "/remove", ada)
        .andExpect(content().string(containsString("Remove Acme Phone One?")));
    look("/devices/" + phone + "/remove", ben).andExpect(status().isNotFound());
    send(post("/devices/" + phone + "/remove"), ben).andExpect(status().isNotFound());

    for (int i = 0; i < 2; i++) {
      send(post("/devices/" + phone + "/remove"), ada).andExpect(redirectedUrl("/devices"));
    }

    look("/devices", ada).andExpect(content().string(containsString("No device yet")));
    look("/plans/" + plan.id(), ada)
        .andExpect(content().string(containsString("It covers no device yet.")));
  }

  private ResultActions look(String page, Customer customer) throws Exception {
    return mvc.perform(get(page).with(as(customer)).locale(Locale.US));
  }

  private ResultActions send(MockHttpServletRequestBuilder form, Customer customer)
      throws Exception {
    return mvc.perform(form.with(as(customer)).with(csrf()));
  }

  private ResultActions change(Plan plan, String contract, long version) throws Exception {
    return send(
        post("/plans/" + plan.id() + "/change")
            .param("contract", contract)
            .param("version", String.valueOf(version)),
        ada);
  }

  private void refusedChoice(String contract, String start, String words) throws Exception {
    send(post("/plans").param("contract", contract).param("start", start), ada)
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString(words)));
  }

  private void refusedDevice(String kind, String make, String model, String words)
      throws Exception {
    send(device(UUID.randomUUID(), kind, make, model, ""), ada)
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString(words)));
  }

  private static MockHttpServletRequestBuilder device(
      UUID id, String kind, String make, String model, String serial) {
    return post("/devices")
        .param("id", id.toString())
        .param("kind", kind)
        .param("make", make)
        .param("model", model)
        .param("serial", serial);
  }

  private UUID device(Customer customer, String model) {
    UUID id = UUID.randomUUID();
    registering.register(customer.id(), id, "PHONE", "Acme", model, "");
    return id;
  }

  private Plan plan(Customer customer, String contract) {
    return choosing.choose(customer.id(), UUID.randomUUID(), contract, TODAY, List.of());
  }

  private void paid(Customer customer, Plan plan) {
    billing.send(
        invoice(
            customer.id(),
            plan.id(),
            "2026-11-01-" + UUID.randomUUID(),
            plan.startsOn(),
            plan.startsOn().plusMonths(1)));
    await().until(() -> invoices.page(customer.id(), 1).total() == 1);
  }

  private List<PlanStanding> plansOf(Customer customer) {
    return standings.of(customer.id(), "CA");
  }

  private List<PlanChosen> toldOf(UUID planId) {
    return billing.plans().stream().filter(told -> told.planId().equals(planId)).toList();
  }

  private void withdrawn(String contract, Step meanwhile) throws Exception {
    catalogue
        .jdbc()
        .sql("update catalog.contract set withdrawn_on = '2026-11-01' where code = ?")
        .param(contract)
        .update();
    try {
      meanwhile.run();
    } finally {
      catalogue
          .jdbc()
          .sql("update catalog.contract set withdrawn_on = null where code = ?")
          .param(contract)
          .update();
    }
  }

  private static RequestPostProcessor as(Customer customer) {
    return user(new SignedInCustomer(new Credential(customer.id(), customer.name(), "")));
  }

  /** Something that a test does. */
  @FunctionalInterface
  private interface Step {

    void run() throws Exception;
  }
}
