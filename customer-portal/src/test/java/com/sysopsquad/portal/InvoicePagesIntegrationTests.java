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
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.microsoft.playwright.Page.GetByTextOptions;
import com.sysopsquad.flows.invoice.InvoiceIssued;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** A customer's invoices: list, statement, PDF and CSV, each for its customer alone. */
@PortalTest
class InvoicePagesIntegrationTests extends InvoicePages {

  private static final List<String> NONSENSE =
      List.of(
          "",
          "-1",
          "0",
          "9".repeat(400),
          "<script>alert(1)</script>",
          "' or '1'='1",
          "{0}",
          "${7*7}",
          "__${7*7}__::.x",
          "٢٠٢٦",
          "2026 ");

  @Test
  void theListIsPagedAndFilteredByYear() throws Exception {
    arrive(IntStream.range(0, 18).mapToObj(i -> issued("2026-11-22", i)).toList());
    arrive(IntStream.range(0, 3).mapToObj(i -> issued("2024-02-29", i)).toList());

    mvc.perform(get("/invoices").with(as(ada)).locale(Locale.US))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Page 1 of 2")))
        .andExpect(content().string(containsString("2026 (18)")))
        .andExpect(content().string(containsString("2024 (3)")))
        .andExpect(content().string(not(containsString(".csv"))));
    mvc.perform(get("/invoices?year=2026&page=2").with(as(ada)).locale(Locale.US))
        .andExpect(content().string(containsString("Page 2 of 2")))
        .andExpect(content().string(containsString("/invoices/2026.csv")))
        .andExpect(content().string(not(containsString("Feb 29, 2024"))));
    mvc.perform(get("/invoices?year=2024").with(as(ada)).locale(Locale.GERMANY))
        .andExpect(content().string(containsString("Ihre Rechnungen")))
        .andExpect(content().string(containsString("Bezahlt")))
        .andExpect(content().string(containsString("29.02.2024")))
        .andExpect(content().string(not(containsString("22.11.2026"))));
    mvc.perform(get("/invoices?year=1999").with(as(ada)))
        .andExpect(content().string(containsString("You have no invoices from 1999.")));
    mvc.perform(get("/invoices").with(as(ben)))
        .andExpect(content().string(containsString("No invoices yet")));
  }

  @Test
  void whoIsNotSignedInSeesNothing() throws Exception {
    for (String path : List.of("/invoices", "/invoices/1.pdf", "/invoices/2026.csv")) {
      mvc.perform(get(path)).andExpect(redirectedUrl("/sign-in"));
    }
  }

  @Test
  void anInvoiceOverNothingNamesNoCardAndNoPayment() throws Exception {
    InvoiceIssued usual = issued("2026-11-22", 0);
    arrive(
        List.of(
            new InvoiceIssued(
                usual.invoiceId(),
                usual.number(),
                usual.customerId(),
                usual.planId(),
                usual.seller(),
                usual.customerName(),
                usual.customerAddress(),
                usual.periodStart(),
                usual.periodEnd(),
                usual.issuedOn(),
                usual.currency(),
                usual.lines(),
                0,
                0,
                0,
                "",
                "",
                "",
                usual.paidAt())));

    mvc.perform(get("/invoices/{number}", usual.number()).with(as(ada)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Nothing to pay.")))
        .andExpect(content().string(not(containsString(">Paid"))))
        .andExpect(content().string(not(containsString("Payment reference"))));
    mvc.perform(get("/invoices/{number}", usual.number()).with(as(ada)).locale(Locale.GERMANY))
        .andExpect(content().string(containsString("Nichts zu bezahlen.")))
        .andExpect(content().string(not(containsString(">Bezahlt"))))
        .andExpect(content().string(not(containsString("Zahlungsreferenz"))));
    mvc.perform(get("/invoices").with(as(ada)))
        .andExpect(content().string(containsString(">Nothing to pay<")))
        .andExpect(content().string(not(containsString(">Paid<"))));
  }

  @Test
  void anInvoiceIsInTheReadersLanguageAndFormats() throws Exception {
    InvoiceIssued usual = issued("2026-11-22", 0);
    InvoiceIssued dinars =
        new InvoiceIssued(
            usual.invoiceId(),
            usual.number(),
            usual.customerId(),
            usual.planId(),
            usual.seller(),
            usual.customerName(),
            usual.customerAddress(),
            usual.periodStart(),
            usual.periodEnd(),
            usual.issuedOn(),
            "KWD",
            List.of(
                new InvoiceIssued.Line(
                    "Home Trio, 22 November 2026 to 21 December 2026", 1_235, BigDecimal.ZERO, 0)),
            1_235,
            0,
            1_235,
            usual.cardBrand(),
            usual.cardLastFour(),
            usual.paymentReference(),
            usual.paidAt());
    arrive(List.of(dinars));

    mvc.perform(get("/invoices/{number}", usual.number()).with(as(ada)).locale(Locale.GERMANY))
        .andExpect(content().string(containsString("Home Trio, 22.11.2026 – 21.12.2026")))
        .andExpect(content().string(containsString("1,235\u00a0KWD")))
        .andExpect(content().string(not(containsString("November 2026"))));
    mvc.perform(get("/invoices/{number}", usual.number()).with(as(ada)).locale(Locale.US))
        .andExpect(content().string(containsString("Home Trio, Nov 22, 2026 – Dec 21, 2026")))
        .andExpect(content().string(containsString("KWD\u00a01.235")));
  }

  @Test
  void anInvoiceIsADocumentInTheReadersLanguage() throws Exception {
    InvoiceIssued invoice = issued("2026-11-22", 0);
    arrive(List.of(invoice));

    MockHttpServletResponse response =
        mvc.perform(
                get("/invoices/{number}.pdf", invoice.number())
                    .with(as(ada))
                    .locale(Locale.GERMANY))
            .andExpect(status().isOk())
            .andExpect(header().string("Content-Type", "application/pdf"))
            .andExpect(
                header()
                    .string(
                        "Content-Disposition",
                        "attachment; filename=\"invoice-%s.pdf\"".formatted(invoice.number())))
            .andReturn()
            .getResponse();

    try (PDDocument pdf = Loader.loadPDF(response.getContentAsByteArray())) {
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("Rechnung", "Umsatzsteuer", "Visa, Endziffern 4242");
      assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
    }
  }

  @Test
  void theInvoicesOfAYearFillASpreadsheet() throws Exception {
    jdbc.sql("update customer.customer set invoice_emails = false where id = ?")
        .param(ada.id())
        .update();
    arrive(IntStream.range(0, 503).mapToObj(i -> issued("2025-06-30", i)).toList());
    arrive(List.of(issued("2026-01-01", 0)));

    MockHttpServletResponse response =
        mvc.perform(get("/invoices/2025.csv").with(as(ada)))
            .andExpect(status().isOk())
            .andExpect(header().string("Content-Type", containsString("text/csv")))
            .andExpect(header().string("Content-Disposition", containsString("invoices-2025.csv")))
            .andReturn()
            .getResponse();

    String csv = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    List<String> lines = csv.lines().toList();
    assertThat(csv).startsWith("\uFEFFnumber,issued,first_day,last_day,customer,net,tax,total,");
    assertThat(csv).endsWith("\r\n");
    assertThat(lines).hasSize(504).doesNotHaveDuplicates();
    assertThat(lines.get(1))
        .contains(
            ",2025-06-30,2025-06-30,2025-07-29,'=Ada,19.99,1.45,21.44,USD,paid,"
                + "2026-11-22T15:00:00Z,visa 4242,pi_");
  }

  @Test
  void whatIsSomebodyElsesIsNotFound() throws Exception {
    InvoiceIssued invoice = issued("2026-11-22", 0);
    arrive(List.of(invoice));

    for (String path : List.of("/invoices/{n}", "/invoices/{n}.pdf")) {
      mvc.perform(get(path, invoice.number()).with(as(ada))).andExpect(status().isOk());
      mvc.perform(get(path, invoice.number()).with(as(ben))).andExpect(status().isNotFound());
    }
    mvc.perform(get("/invoices/2026.csv").with(as(ben))).andExpect(status().isNotFound());
  }

  @Test
  void nonsenseInAnAddressIsHarmless() throws Exception {
    arrive(List.of(issued("2026-11-22", 0)));

    for (String nonsense : NONSENSE) {
      mvc.perform(get("/invoices").param("year", nonsense).param("page", nonsense).with(as(ada)))
          .andExpect(status().isOk())
          .andExpect(content().string(containsString("2026 (1)")))
          .andExpect(content().string(not(containsString("<script>alert"))));
      if (!nonsense.isEmpty()) {
        for (String path : List.of("/invoices/{n}", "/invoices/{n}.pdf", "/invoices/{n}.csv")) {
          mvc.perform(get(path, nonsense).with(as(ada))).andExpect(status().is4xxClientError());
        }
      }
    }
    mvc.perform(get("/invoices/0000.csv").with(as(ada))).andExpect(status().isNotFound());
    mvc.perform(get("/invoices/9999.csv").with(as(ada))).andExpect(status().isNotFound());
  }

  @Test
  void whoWantsManyDocumentsAtOnceIsAskedToComeAgain() throws Exception {
    InvoiceIssued invoice = issued("2026-11-22", 0);
    arrive(List.of(invoice));

    List<MockHttpServletResponse> answers = new ArrayList<>();
    try (ExecutorService tabs = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<MockHttpServletResponse>> asked =
          IntStream.range(0, 40)
              .mapToObj(
                  i ->
                      tabs.submit(
                          () ->
                              mvc.perform(get("/invoices/{n}.pdf", invoice.number()).with(as(ada)))
                                  .andReturn()
                                  .getResponse()))
              .toList();
      for (Future<MockHttpServletResponse> each : asked) {
        answers.add(each.get());
      }
    }

    assertThat(answers).extracting(MockHttpServletResponse::getStatus).containsOnly(200, 503);
    assertThat(answers)
        .filteredOn(answer -> answer.getStatus() == 503)
        .isNotEmpty()
        .allSatisfy(
            answer -> {
              assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
              assertThat(answer.getContentAsString()).contains("One moment, please");
            });
  }

  @Test
  void theInvoicesAreForEverybodysEyes() throws Exception {
    arrive(IntStream.range(0, 14).mapToObj(i -> issued("2026-11-22", i)).toList());
    arrive(List.of(issued("2025-03-01", 0)));
    billing.send(problem(ada.id(), UUID.randomUUID(), day("2026-11-10"), day("2026-12-10")));
    await().until(() -> notices.openOf(ada.id()).size() == 1);
    SoftAssertions pages = new SoftAssertions();

    try (PortalBrowser browser = PortalBrowser.signedIn(ada, port)) {
      browser.go("/invoices");
      fine(browser, pages, "invoices");
      browser.page().getByText("2026 (14)", exact()).first().click();
      browser.text("Download 2026").waitFor();
      fine(browser, pages, "invoices-year");
      browser.page().locator(".squad-row-title a").first().click();
      browser.text("Download PDF").waitFor();
      fine(browser, pages, "invoice");

      var download = browser.page().waitForDownload(() -> browser.text("Download PDF").click());
      try (PDDocument pdf = Loader.loadPDF(download.path().toFile())) {
        pages.assertThat(new PDFTextStripper().getText(pdf)).contains("=Ada", "$21.44");
      }
      pages.assertThat(browser.errors()).isEmpty();
    }
    pages.assertAll();
  }

  private static GetByTextOptions exact() {
    return new GetByTextOptions().setExact(true);
  }

  private static void fine(PortalBrowser browser, SoftAssertions pages, String name) {
    browser.picture(name);
    pages.assertThat(browser.barriers()).as(name).isEmpty();
    pages.assertThat(browser.tooWideForAPhone()).as(name).isZero();
  }
}
