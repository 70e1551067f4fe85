package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.invoice;
import static com.sysopsquad.portal.PortalFixture.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sysopsquad.flows.correction.CorrectionMade;
import com.sysopsquad.flows.invoice.InvoiceIssued;
import com.sysopsquad.flows.paymentproblem.PaymentProblem;
import com.sysopsquad.platform.TestPlatform;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.invoice.Invoices;
import com.sysopsquad.portal.notification.Notices;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** News of invoices and problems by email, whatever the mail server does. */
@PortalTest
class EmailsIntegrationTests {

  private static final int PORT =
      Integer.parseInt(TestPlatform.start().env().getOrDefault("SYSOPS_MAIL_PORT", ""));

  private final BillingSide billing = BillingSide.start();

  @Autowired TestCustomers customers;
  @Autowired Invoices invoices;
  @Autowired Notices notices;
  @Autowired JdbcClient jdbc;

  private Customer ada;

  @BeforeEach
  void register() {
    ada = customers.register("Ada Barrow");
  }

  @Test
  void aRefundIsExplainedOnceInTheCustomersWords() throws Exception {
    CorrectionMade refund =
        new CorrectionMade(
            UUID.randomUUID(),
            ada.id(),
            "CARD_REFUND",
            1200,
            "USD",
            "4242",
            Instant.now(),
            null,
            null);

    try (MailServer mail = MailServer.start()) {
      billing.send(refund);
      billing.send(refund);
      await().until(() -> !promised().isEmpty() && !promised().contains(false));

      assertThat(mail.to(ada.email()))
          .singleElement()
          .satisfies(
              email -> {
                assertThat(email.getSubject()).isEqualTo("Your refund of $12.00");
                assertThat(text(email)).contains("We refunded $12.00 to your card ending in 4242.");
              });
    }
  }

  @Test
  void newsIsSentOnceMailIsBackAndNothingElseWaits() throws Exception {
    InvoiceIssued invoice = anInvoice();
    PaymentProblem problem = aProblem();

    billing.send(invoice);
    billing.send(problem);

    await().until(() -> invoices.page(ada.id(), 1).total() == 1);
    await().until(() -> notices.openOf(ada.id()).size() == 1);
    assertThat(promised()).hasSize(2).allSatisfy(sent -> assertThat(sent).isFalse());

    try (MailServer mail = MailServer.start()) {
      await().until(() -> !promised().contains(false));
      List<MimeMessage> emails = mail.to(ada.email());
      assertThat(emails)
          .extracting(MimeMessage::getSubject)
          .containsExactlyInAnyOrder(
              "Your invoice " + invoice.number(), "Your payment did not go through");
      assertThat(emails).extracting(MimeMessage::getMessageID).containsAll(messageIds());
      assertThat(emails.stream().map(EmailsIntegrationTests::text).toList())
          .anySatisfy(
              text ->
                  assertThat(text)
                      .contains("Hello Ada Barrow,", invoice.number(), "$21.44", "is paid"))
          .anySatisfy(
              text -> assertThat(text).contains("did not go through", "Add a different card."));
      BodyPart pdf = attachment(mail.with(ada.email(), invoice.number()));
      assertThat(pdf.getContentType()).startsWith("application/pdf");
      assertThat(pdf.getDisposition()).isEqualTo("attachment");
      assertThat(pdf.getFileName()).isEqualTo("invoice-%s.pdf".formatted(invoice.number()));
      assertThat(textOfPdf(pdf)).contains("Invoice", "$21.44", "with Visa ending in 4242");
    }
  }

  @Test
  void aCustomerReadsEmailAndDocumentInTheOwnLanguage() throws Exception {
    jdbc.sql("update customer.customer set language = 'de' where id = ?").param(ada.id()).update();
    InvoiceIssued invoice = anInvoice();
    try (MailServer mail = MailServer.start()) {
      billing.send(invoice);

      await().until(() -> promised().equals(List.of(true)));
      MimeMessage email = mail.with(ada.email(), invoice.number());
      assertThat(email.getSubject()).isEqualTo("Ihre Rechnung " + invoice.number());
      assertThat(text(email)).contains("Guten Tag Ada Barrow,", "ist bezahlt");
      assertThat(html(email)).contains("<html lang=\"de\">", "Guten Tag Ada Barrow,");
      assertThat(textOfPdf(attachment(email))).contains("Rechnung", "Umsatzsteuer");
    }
  }

  @Test
  void anEmailNamesItsReaderAndStandsTogetherWithOthersOnItsMatter() throws Exception {
    UUID plan = UUID.randomUUID();
    Customer cohen = customers.register("שלמה <b>כהן</b>");
    try (MailServer mail = MailServer.start()) {
      billing.send(problem(cohen.id(), plan, day("2026-11-10"), day("2026-12-10")));
      await().until(() -> mail.to(cohen.email()).size() == 1);
      billing.send(invoice(cohen.id(), plan, number(), day("2026-11-10"), day("2026-12-10")));
      await().until(() -> mail.to(cohen.email()).size() == 2);

      MimeMessage problem = mail.with(cohen.email(), "did not go through");
      MimeMessage invoice = mail.with(cohen.email(), "Your invoice");
      assertThat(((InternetAddress) invoice.getAllRecipients()[0]).getPersonal())
          .isEqualTo("שלמה <b>כהן</b>");
      assertThat(((InternetAddress) invoice.getFrom()[0]).getPersonal()).isEqualTo("Sysops Squad");
      assertThat(invoice.getHeader("References", null))
          .isEqualTo(problem.getHeader("References", null))
          .isEqualTo(invoice.getHeader("In-Reply-To", null))
          .matches("<[0-9a-f-]{36}@thread\\.sysopsquad\\.example>");
      assertThat(invoice.getHeader("List-Unsubscribe", null))
          .matches("<https?://[^>]+/account/preferences>");
      assertThat(problem.getHeader("List-Unsubscribe")).isNull();
      assertThat(html(invoice))
          .contains("<html lang=\"en\">", "שלמה &lt;b&gt;כהן&lt;/b&gt;", "<a href=\"http")
          .doesNotContain("<b>", "<img", "src=");
      assertThat(text(invoice)).contains("Hello שלמה <b>כהן</b>,");
    }
  }

  @Test
  void aRepeatedInvoiceIsToldOnce() throws Exception {
    InvoiceIssued invoice = anInvoice();
    try (MailServer mail = MailServer.start()) {
      billing.send(invoice);
      billing.send(invoice);
      PaymentProblem last = aProblem();
      billing.send(last);

      await().until(() -> promised().equals(List.of(true, true)));
      assertThat(mail.to(ada.email())).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"550 5.1.1 no such user", "452 4.2.2 mailbox full", "450 greylisted"})
  void anAddressThatIsRefusedIsGivenUpAndTheOthersGetTheirEmail(String reply) throws Exception {
    Customer ben = customers.register("Ben Dawson");
    try (RefusingMailServer mail = new RefusingMailServer(PORT, ben.email(), reply)) {
      billing.send(
          invoice(ben.id(), UUID.randomUUID(), number(), day("2026-11-10"), day("2026-12-10")),
          invoice(ada.id(), UUID.randomUUID(), number(), day("2026-11-10"), day("2026-12-10")));

      await().until(() -> promised().equals(List.of(true)));
      await()
          .until(
              () ->
                  jdbc.sql(
                          """
                          select count(*) from customer.notification
                          where customer_id = ? and given_up_at is not null and sent_at is null
                          """)
                      .param(ben.id())
                      .query(Long.class)
                      .single()
                      .equals(1L));
      assertThat(mail.accepted()).contains(ada.email()).doesNotContain(ben.email());
    }
  }

  @Test
  void anEmailIsSentOnTheConnectionOfTheOneBefore() throws Exception {
    try (RefusingMailServer mail = new RefusingMailServer(PORT, "nobody@example", "550 none")) {
      billing.send(anInvoice());
      await().until(() -> promised().equals(List.of(true)));
      int connections = mail.connections();

      billing.send(anInvoice());
      await().until(() -> promised().equals(List.of(true, true)));

      assertThat(mail.connections()).isEqualTo(connections);
    }
  }

  @Test
  void aServerWithoutSpaceDelaysEmailsAndGivesNoneUp() throws Exception {
    try (RefusingMailServer full =
        new RefusingMailServer(PORT, ada.email(), "452 4.3.1 insufficient system storage")) {
      billing.send(anInvoice());

      await().until(() -> full.refusals() > 1);
      assertThat(promised()).containsExactly(false);
    }
    try (MailServer mail = MailServer.start()) {
      await().until(() -> promised().equals(List.of(true)));
      assertThat(mail.to(ada.email())).hasSize(1);
    }
  }

  /** What a server says of itself, but only about one email: as if it were down for that one. */
  @Test
  void anEmailThatTheServerAlwaysPutsOffHoldsUpNoOther() throws Exception {
    Customer ben = customers.register("Ben Dawson");
    try (RefusingMailServer mail =
        new RefusingMailServer(PORT, ben.email(), "452 4.3.1 insufficient system storage")) {
      billing.send(
          invoice(ben.id(), UUID.randomUUID(), number(), day("2026-11-10"), day("2026-12-10")),
          anInvoice());
      await().until(() -> promised().equals(List.of(true)));
      billing.send(anInvoice());
      billing.send(anInvoice());

      await().until(() -> promised().equals(List.of(true, true, true)));
      assertThat(mail.accepted()).doesNotContain(ben.email());
    }
  }

  private InvoiceIssued anInvoice() {
    return invoice(ada.id(), UUID.randomUUID(), number(), day("2026-11-10"), day("2026-12-10"));
  }

  private PaymentProblem aProblem() {
    return problem(ada.id(), UUID.randomUUID(), day("2026-11-10"), day("2026-12-10"));
  }

  /** Of each email to Ada, whether it was sent. */
  private List<Boolean> promised() {
    return jdbc.sql("select sent_at is not null from customer.notification where customer_id = ?")
        .param(ada.id())
        .query(Boolean.class)
        .list();
  }

  private List<String> messageIds() {
    return jdbc.sql(
            "select '<' || id || '@sysopsquad.example>' from customer.notification where customer_id = ?")
        .param(ada.id())
        .query(String.class)
        .list();
  }

  /** The words as plain text. */
  private static String text(MimeMessage email) {
    return part(email, 0);
  }

  /** The same words as a page. */
  private static String html(MimeMessage email) {
    return part(email, 1);
  }

  /** A part of those that say the same, which stand before whatever is attached. */
  private static String part(MimeMessage email, int place) {
    try {
      MimeMultipart parts = (MimeMultipart) email.getContent();
      while (parts.getBodyPart(0).getContent() instanceof MimeMultipart inner) {
        parts = inner;
      }
      assertThat(parts.getContentType()).startsWith("multipart/alternative");
      return parts.getBodyPart(place).getContent().toString();
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static BodyPart attachment(MimeMessage email) throws Exception {
    assertThat(email.getContentType()).startsWith("multipart/mixed");
    MimeMultipart parts = (MimeMultipart) email.getContent();
    assertThat(parts.getCount()).isEqualTo(2);
    return parts.getBodyPart(1);
  }

  private static String textOfPdf(BodyPart attachment) throws Exception {
    try (PDDocument pdf = Loader.loadPDF(attachment.getInputStream().readAllBytes())) {
      return new PDFTextStripper().getText(pdf);
    }
  }

  private static String number() {
    return "2026-11-01-" + UUID.randomUUID();
  }

  private static LocalDate day(String date) {
    return LocalDate.parse(date);
  }

  /** A mail server on the port that the portal was told. */
  private record MailServer(GreenMail server) implements AutoCloseable {

    /** Awaits the port, which a server before it may not have given up yet. */
    static MailServer start() {
      return new MailServer(
          await().ignoreExceptions().until(MailServer::listening, Objects::nonNull));
    }

    private static GreenMail listening() {
      GreenMail server =
          new GreenMail(new ServerSetup(PORT, "localhost", ServerSetup.PROTOCOL_SMTP));
      server.start();
      return server;
    }

    /**
     * The emails to the address as a mail program shows them: one that is sent again, since its
     * acknowledgment was lost, has the Message-ID of the first time.
     */
    List<MimeMessage> to(String address) {
      Map<String, MimeMessage> emails = new LinkedHashMap<>();
      Arrays.stream(server.getReceivedMessages())
          .filter(email -> isTo(email, address))
          .forEach(email -> emails.put(messageId(email), email));
      return List.copyOf(emails.values());
    }

    private static String messageId(MimeMessage email) {
      try {
        return email.getMessageID();
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }

    /** The e-email to the address whose subject line names this. */
    MimeMessage with(String address, String words) {
      return to(address).stream()
          .filter(email -> subject(email).contains(words))
          .findFirst()
          .orElseThrow();
    }

    private static String subject(MimeMessage email) {
      try {
        return email.getSubject();
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }

    private static boolean isTo(MimeMessage email, String address) {
      try {
        return Arrays.toString(email.getAllRecipients()).contains(address);
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      server.stop();
    }
  }
}
