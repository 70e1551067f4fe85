package com.sysopsquad.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.supportplan.PlanChosen;
import com.sysopsquad.portal.PortalFixture.Catalog;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.plan.CancellingPlan;
import com.sysopsquad.portal.plan.ChangingPlan;
import com.sysopsquad.portal.plan.ChoosingPlan;
import com.sysopsquad.portal.plan.Plan;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/**
 * What a customer changes after the customer database was restored is newer than all that billing
 * was told before, so that billing applies it: an older version changes nothing there. Here rows
 * are put back as a copy has them; the copies of whole databases are restored elsewhere.
 */
@PortalTest
class RestoredVersionsIntegrationTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  private final BillingSide billing = BillingSide.start();

  @Autowired MockMvc mvc;
  @Autowired TestCustomers customers;
  @Autowired Customers all;
  @Autowired Catalog catalog;
  @Autowired ChoosingPlan choosing;
  @Autowired ChangingPlan changing;
  @Autowired CancellingPlan cancelling;
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
  void aPlanThatIsChangedAfterARestoreIsNewerThanBeforeIt() {
    Plan plan = choosing.choose(ada.id(), UUID.randomUUID(), "HOME-3", TODAY, List.of());
    Plan changed = changing.change(ada.id(), plan.id(), plan.version(), "GAMER-2");
    cancelling.cancel(ada.id(), plan.id());
    cancelling.takeBack(ada.id(), plan.id());

    jdbc.sql("update customer.plan set contract_code = 'HOME-3', version = ? where id = ?")
        .param(plan.version())
        .param(plan.id())
        .update();
    cancelling.cancel(ada.id(), plan.id());

    await().until(() -> billing.plansOf(ada.id()).size() == 5);
    assertThat(changed.version()).isGreaterThan(plan.version());
    assertThat(billing.plansOf(ada.id())).extracting(PlanChosen::version).isSorted();
    assertThat(billing.plansOf(ada.id())).extracting(PlanChosen::version).doesNotHaveDuplicates();
    assertThat(billing.plansOf(ada.id()).getLast().endsOn()).isNotNull();
  }

  @Test
  void aPlanThatIsLostAndChosenAgainIsNewerThanBefore() {
    UUID id = UUID.randomUUID();
    choosing.choose(ada.id(), id, "HOME-3", TODAY, List.of());
    cancelling.cancel(ada.id(), id);

    jdbc.sql("delete from customer.plan where id = ?").param(id).update();
    choosing.choose(ada.id(), id, "GAMER-2", TODAY, List.of());

    await().until(() -> billing.plansOf(ada.id()).size() == 3);
    assertThat(billing.plansOf(ada.id())).extracting(PlanChosen::version).isSorted();
    assertThat(billing.plansOf(ada.id()).getLast().contractCode()).isEqualTo("GAMER-2");
  }

  @Test
  void detailsThatAreChangedAfterARestoreAreNewerThanBeforeIt() throws Exception {
    choosing.choose(ada.id(), UUID.randomUUID(), "HOME-3", TODAY, List.of());
    changeName("Ada Hill");
    changeName("Ada Dale");

    jdbc.sql("update customer.customer set name = 'Ada Barrow', version = ? where id = ?")
        .param(ada.version())
        .param(ada.id())
        .update();
    changeName("Ada Quist");

    await().until(() -> billing.plansOf(ada.id()).size() == 4);
    assertThat(billing.plansOf(ada.id()))
        .extracting(plan -> plan.customer().version())
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(billing.plansOf(ada.id()).getLast().customer().name()).isEqualTo("Ada Quist");
  }

  @Test
  void aVersionGrowsEvenIfTheClockIsSetBack() {
    long ahead = Long.MAX_VALUE / 2;
    jdbc.sql("update customer.customer set version = ? where id = ?")
        .param(ahead)
        .param(ada.id())
        .update();

    all.replace(all.get(ada.id()).reachedAt("ada-" + ada.id() + "@example.test"));

    assertThat(all.get(ada.id()).version()).isEqualTo(ahead + 1);
  }

  private void changeName(String name) throws Exception {
    visitor.post(
        "/account/details",
        Map.of(
            "name", name,
            "street", "1 Elm Street",
            "city", "Sacramento",
            "state", "CA",
            "postalCode", "95814"));
  }
}
