package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.as;
import static com.sysopsquad.portal.PortalFixture.invoice;
import static com.sysopsquad.portal.PortalFixture.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import com.sysopsquad.flows.invoice.InvoiceIssued;
import com.sysopsquad.flows.paymentproblem.PaymentProblem;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a customer sees of charges that failed, were written off or were refunded. */
@PortalTest
class OpenChargesIntegrationTests extends InvoicePages {

  @Test
  void openProblemsStandAboveTheListInTheReadersLanguage() throws Exception {
    PaymentProblem problem =
        problem(ada.id(), UUID.randomUUID(), day("2026-11-10"), day("2026-12-10"));
    billing.send(
        new PaymentProblem(
            problem.problemId(),
            ada.id(),
            problem.planId(),
            problem.periodStart(),
            problem.periodEnd(),
            problem.totalMinor(),
            problem.currency(),
            problem.reason(),
            problem.advice(),
            problem.at(),
            "HARD_DECLINE"));
    billing.send(problem(ada.id(), UUID.randomUUID(), day("2026-11-10"), day("2026-12-10")));
    await().until(() -> notices.openOf(ada.id()).size() == 2);

    mvc.perform(get("/invoices").with(as(ada)).locale(Locale.GERMANY))
        .andExpect(content().string(containsString("2 Zahlungen sind fehlgeschlagen")))
        .andExpect(content().string(containsString("Bitte fügen Sie eine andere Karte hinzu.")))
        .andExpect(content().string(containsString("Add a different card.")))
        .andExpect(content().string(containsString("Zu Ihren Karten")));
  }

  @Test
  void severalUnpaidChargesAreOneBalanceOfWhichEachLineIsNamed() throws Exception {
    jdbc.sql(
            """
            insert into catalog.contract (code, name, description, response_hours, max_devices)
            values ('BALANCE', 'Balance Trio', 'For this test', 24, 3)
            on conflict (code) do nothing
            """)
        .update();
    UUID plan = UUID.randomUUID();
    jdbc.sql(
            """
            insert into customer.plan
                (id, customer_id, contract_code, starts_on, anchor_day, chosen_at)
            values (?, ?, 'BALANCE', '2026-10-10', 10, now())
            """)
        .params(plan, ada.id())
        .update();
    billing.send(
        problem(ada.id(), plan, day("2026-10-10"), day("2026-11-10")),
        problem(ada.id(), plan, day("2026-11-10"), day("2026-12-10")));
    await().until(() -> notices.openOf(ada.id()).size() == 2);

    String page =
        mvc.perform(get("/invoices").with(as(ada)).locale(Locale.US))
            .andReturn()
            .getResponse()
            .getContentAsString();

    assertThat(page.split("squad-notice", -1)).hasSize(2);
    assertThat(page.replaceAll("<[^>]*>", ""))
        .contains("2 payments did not go through", "Unpaid balance: $42.88")
        .contains("Balance Trio · Oct 10, 2026 – Nov 9, 2026 · $21.44")
        .contains("Balance Trio · Nov 10, 2026 – Dec 9, 2026 · $21.44")
        .containsOnlyOnce("Add a different card.");
  }

  @Test
  void aProblemOfWhatWasWrittenOffIsNotShownInWhateverOrderItArrives() throws Exception {
    UUID early = UUID.randomUUID();
    UUID late = UUID.randomUUID();
    billing.send(corrected("WRITE_OFF", early, "2026-11-10"));
    billing.send(problem(ada.id(), late, day("2026-11-10"), day("2026-12-10")));
    await().until(() -> notices.openOf(ada.id()).size() == 1);

    billing.send(
        problem(ada.id(), early, day("2026-11-10"), day("2026-12-10")),
        problem(ada.id(), late, day("2026-12-10"), day("2027-01-10")));
    billing.send(corrected("WRITE_OFF", late, "2026-11-10"));

    await()
        .untilAsserted(
            () ->
                assertThat(notices.openOf(ada.id()))
                    .singleElement()
                    .satisfies(
                        open -> assertThat(open.periodStart()).isEqualTo(day("2026-12-10"))));
  }

  @Test
  void whatWasRefundedStandsOnItsInvoiceInTheReadersLanguage() throws Exception {
    InvoiceIssued invoice = issued("2026-11-22", 0);
    InvoiceIssued other = issued("2026-11-22", 1);
    arrive(List.of(invoice, other));
    billing.send(corrected("CARD_REFUND", invoice.planId(), "2026-11-22"));
    billing.send(corrected("CREDIT_REFUND", invoice.planId(), "2026-11-22"));
    await()
        .until(
            () ->
                jdbc.sql("select count(*) from customer.correction where plan_id = ?")
                        .param(invoice.planId())
                        .query(Long.class)
                        .single()
                    == 2);

    mvc.perform(get("/invoices/{number}", invoice.number()).with(as(ada)).locale(Locale.US))
        .andExpect(content().string(containsString("$12.00 refunded to your card on Nov")))
        .andExpect(content().string(containsString("$12.00 added to your account as credit on")));
    mvc.perform(get("/invoices/{number}", invoice.number()).with(as(ada)).locale(Locale.GERMANY))
        .andExpect(content().string(containsString("auf Ihre Karte erstattet.")))
        .andExpect(content().string(containsString("Ihrem Konto gutgeschrieben.")));
    mvc.perform(get("/invoices/{number}", other.number()).with(as(ada)).locale(Locale.US))
        .andExpect(content().string(not(containsString("refunded"))));
  }
}
