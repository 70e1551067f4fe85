package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.invoice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.flows.supportplan.PlanChosen;
import com.sysopsquad.portal.PortalFixture.Catalog;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.invoice.Invoices;
import com.sysopsquad.portal.plan.ChoosingPlan;
import com.sysopsquad.portal.plan.Plan;
import com.sysopsquad.portal.plan.standing.PlanStanding;
import com.sysopsquad.portal.plan.standing.PlanStandings;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;

/** A plan that its customer changes, cancels and goes on with. */
@PortalTest
class PlanChangesIntegrationTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private final BillingSide billing = BillingSide.start();

  @Autowired Catalog catalog;
  @Autowired TestCustomers customers;
  @Autowired ChoosingPlan choosing;
  @Autowired PlanStandings standings;
  @Autowired Invoices invoices;
  @Autowired CustomerPages pages;

  private Customer ada;
  private Customer ben;

  @BeforeEach
  void register() {
    catalog.publishUsual();
    ada = customers.register("Ada Barrow");
    ben = customers.register("Ben Dawson");
  }

  @Test
  void aChangeIsForetoldMadeOnceAndTakenBack() throws Exception {
    Plan plan = plan(ada, "HOME-3");
    paid(ada, plan);
    pages
        .look("/plans/" + plan.id() + "/change?contract=GAMER-2", ada)
        .andExpect(content().string(containsString("$20.11")))
        .andExpect(content().string(containsString("paid through Dec 21, 2026")));

    for (int i = 0; i < 2; i++) {
      change(plan, "GAMER-2", plan.version())
          .andExpect(redirectedUrl("/plans/" + plan.id() + "?done=plan-changed"));
    }
    pages
        .look("/plans/" + plan.id(), ada)
        .andExpect(content().string(containsString("Keep Home Trio")));
    withdrawn("HOME-3", () -> change(plan, "HOME-3", present(plan)));

    await().until(() -> toldOf(plan.id()).size() == 3);
    assertThat(toldOf(plan.id()))
        .extracting(PlanChosen::contractCode)
        .containsExactly("HOME-3", "GAMER-2", "HOME-3");
    pages.look("/plans/" + plan.id(), ada).andExpect(content().string(not(containsString("Keep"))));
  }

  /** Otherwise they would be covered at once, and never paid if the change is undone. */
  @Test
  void aLargerContractCoversMoreDevicesOnlyFromThePeriodThatItIsPaidFor() throws Exception {
    Plan plan = planForOneDevice();
    UUID phone = customers.registerPhone(ada, "One");
    UUID other = customers.registerPhone(ada, "Two");
    paid(ada, plan);
    change(plan, "HOME-3", plan.version());

    cover(plan, phone, other)
        .andExpect(status().isUnprocessableContent())
        .andExpect(
            content()
                .string(
                    containsString(
                        "Your new plan starts on your next billing date. Until then, 1 device is"
                            + " covered.")));
    cover(plan, phone).andExpect(redirectedUrl("/plans/" + plan.id() + "?done=plan-devices"));
  }

  @Test
  void aPlanThatIsChangedBeforeItIsBilledCoversWhatItIsChangedToAtOnce() throws Exception {
    Plan plan = planForOneDevice();
    UUID phone = customers.registerPhone(ada, "One");
    UUID other = customers.registerPhone(ada, "Two");
    change(plan, "HOME-3", plan.version());

    cover(plan, phone, other)
        .andExpect(redirectedUrl("/plans/" + plan.id() + "?done=plan-devices"));
  }

  private Plan planForOneDevice() {
    catalog.publish("SOLO-1", "Solo", LocalDate.of(2024, 1, 1), "USD", 999);
    catalog
        .jdbc()
        .sql("update catalog.contract set max_devices = 1 where code = 'SOLO-1'")
        .update();
    return plan(ada, "SOLO-1");
  }

  private ResultActions cover(Plan plan, UUID... devices) throws Exception {
    var request = post("/plans/" + plan.id() + "/devices");
    for (UUID device : devices) {
      request.param("device", device.toString());
    }
    return pages.send(request, ada);
  }

  @Test
  void anOldPageChangesNothingAnyMore() throws Exception {
    Plan plan = plan(ada, "HOME-3");
    change(plan, "GAMER-2", plan.version())
        .andExpect(redirectedUrl("/plans/" + plan.id() + "?done=plan-changed"));
    change(plan, "HOME-3", present(plan))
        .andExpect(redirectedUrl("/plans/" + plan.id() + "?done=plan-changed"));

    change(plan, "GAMER-2", plan.version())
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("Your plan has changed in the meantime.")));

    assertThat(plansOf(ada).getFirst().plan().contractCode()).isEqualTo("HOME-3");
  }

  @Test
  void aWithdrawnContractStaysWithWhoHasItAndIsNotSoldAnyMore() throws Exception {
    Plan plan = plan(ada, "GAMER-2");
    Plan other = plan(ben, "HOME-3");

    withdrawn(
        "GAMER-2",
        () -> {
          pages
              .look("/plans/" + plan.id(), ada)
              .andExpect(content().string(containsString("Gamer Duo")))
              .andExpect(content().string(containsString("Active")));
          pages
              .look("/plans/" + other.id() + "/change?contract=GAMER-2", ben)
              .andExpect(status().isUnprocessableContent())
              .andExpect(content().string(containsString("no longer available")));
          pages.send(post("/plans/" + plan.id() + "/cancel"), ada);
          pages
              .send(post("/plans/" + plan.id() + "/go-on"), ada)
              .andExpect(redirectedUrl("/plans/" + plan.id() + "?done=plan-kept"));
        });

    assertThat(plansOf(ada).getFirst().plan().endsOn()).isNull();
  }

  @Test
  void aPlanIsCancelledForTheEndOfWhatIsPaidAfterAQuestionAndTakenBack() throws Exception {
    Plan plan = plan(ada, "HOME-3");
    paid(ada, plan);
    pages
        .look("/plans/" + plan.id() + "/cancel", ada)
        .andExpect(content().string(containsString("Cancel Home Trio?")))
        .andExpect(content().string(containsString("Your plan will end on Dec 21, 2026.")));

    for (int i = 0; i < 2; i++) {
      pages
          .send(post("/plans/" + plan.id() + "/cancel"), ada)
          .andExpect(redirectedUrl("/plans/" + plan.id() + "?done=plan-canceled"));
    }
    assertThat(plansOf(ada).getFirst().plan().endsOn()).isEqualTo("2026-12-22");
    pages
        .look("/plans/" + plan.id(), ada)
        .andExpect(content().string(containsString("You can undo this until then")));
    for (int i = 0; i < 2; i++) {
      pages
          .send(post("/plans/" + plan.id() + "/go-on"), ada)
          .andExpect(redirectedUrl("/plans/" + plan.id() + "?done=plan-kept"));
    }

    await().until(() -> toldOf(plan.id()).size() == 3);
    assertThat(toldOf(plan.id()).getLast().endsOn()).isNull();
  }

  /** The version that a page shows now. */
  private long present(Plan plan) {
    return plansOf(ada).stream()
        .map(PlanStanding::plan)
        .filter(other -> other.id().equals(plan.id()))
        .findFirst()
        .orElseThrow()
        .version();
  }

  private ResultActions change(Plan plan, String contract, long version) throws Exception {
    return pages.send(
        post("/plans/" + plan.id() + "/change")
            .param("contract", contract)
            .param("version", String.valueOf(version)),
        ada);
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
    catalog
        .jdbc()
        .sql("update catalog.contract set withdrawn_on = '2026-11-01' where code = ?")
        .param(contract)
        .update();
    try {
      meanwhile.run();
    } finally {
      catalog
          .jdbc()
          .sql("update catalog.contract set withdrawn_on = null where code = ?")
          .param(contract)
          .update();
    }
  }

  /** Something that a test does. */
  @FunctionalInterface
  private interface Step {

    void run() throws Exception;
  }
}
