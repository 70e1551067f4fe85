package com.sysopsquad.portal.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.notification.NotificationQueued;
import com.sysopsquad.flows.pricing.BillingPeriod;
import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.portal.display.Formats;
import com.sysopsquad.portal.display.Texts;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class WritingEmailsTests {

  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");
  private static final Locale GERMAN = Locale.of("de", "US");

  private final WritingEmails writing =
      new WritingEmails(new Texts(messages()), new Formats(ZoneOffset.UTC));

  @Test
  void anInvoiceOverNothingIsNotCalledPaid() {
    Email email =
        email(
            "email.invoice-free",
            "2026-11-03-000017",
            new Money(0, "USD"),
            new BillingPeriod(LocalDate.of(2026, 11, 10), LocalDate.of(2026, 12, 10)),
            "https://portal.example/invoices");

    assertThat(writing.write(email, "Ada Barrow", "ada@example.test", Locale.US).text())
        .contains("There is nothing to pay for invoice 2026-11-03-000017.", "Nov 10, 2026")
        .doesNotContain("paid", "$0.00");
    assertThat(writing.write(email, "Ada Barrow", "ada@example.test", GERMAN).text())
        .contains("ist nichts zu bezahlen", "10.11.2026 – 09.12.2026")
        .doesNotContain("bezahlt.");
  }

  /** After a restore it is written again. Tried: another kind, another matter, another language. */
  @Test
  void anEmailThatIsWrittenAgainIsTheSame() {
    UUID matter = UUID.randomUUID();
    UUID id = id(Email.Kind.INVOICE, matter, Locale.US);

    assertThat(id(Email.Kind.INVOICE, matter, GERMAN)).isEqualTo(id);
    assertThat(id(Email.Kind.TICKET, matter, Locale.US)).isNotEqualTo(id);
    assertThat(id(Email.Kind.INVOICE, UUID.randomUUID(), Locale.US)).isNotEqualTo(id);
  }

  private UUID id(Email.Kind kind, UUID matter, Locale locale) {
    Email email =
        Email.of(
            kind,
            matter,
            UUID.randomUUID(),
            "email.invoice-free",
            "2026-11-03-000017",
            new Money(0, "USD"),
            new BillingPeriod(LocalDate.of(2026, 11, 10), LocalDate.of(2026, 12, 10)),
            "https://portal.example/invoices");
    return writing.write(email, "Ada Barrow", "ada@example.test", locale).notificationId();
  }

  @Test
  void anInvoiceIsToldInTheLanguageOfItsReader() {
    Email email =
        email(
                "email.invoice",
                "2026-11-03-000017",
                new Money(2_144, "USD"),
                new BillingPeriod(LocalDate.of(2026, 11, 10), LocalDate.of(2026, 12, 10)),
                "https://portal.example/invoices")
            .withInvoice("2026-11-03-000017");

    NotificationQueued english = writing.write(email, "Ada Barrow", "ada@example.test", Locale.US);
    NotificationQueued german = writing.write(email, "Ada Barrow", "ada@example.test", GERMAN);

    assertThat(english.heading()).isEqualTo("Your invoice 2026-11-03-000017");
    assertThat(english.text())
        .isEqualTo(
            """
            Hello Ada Barrow,

            Invoice 2026-11-03-000017 for $21.44 is paid. It covers the billing period
            Nov 10, 2026 – Dec 9, 2026 and is attached as a PDF.

            All your invoices: https://portal.example/invoices

            The Sysops Squad team
            Penultimate Electronics
            """);
    assertThat(english.invoiceNumber()).isEqualTo("2026-11-03-000017");
    assertThat(german.heading()).isEqualTo("Ihre Rechnung 2026-11-03-000017");
    assertThat(german.text())
        .startsWith("Guten Tag Ada Barrow,\n\nIhre Rechnung 2026-11-03-000017 über 21,44")
        .contains("10.11.2026 – 09.12.2026", "Anhang")
        .endsWith("Ihr Sysops-Squad-Team\nPenultimate Electronics\n");
  }

  @Test
  void aProblemIsToldInTheLanguageOfItsReaderOrElseInBillingsWords() {
    assertThat(problem("HARD_DECLINE", GERMAN))
        .contains(
            "Ihre Bank hat die Zahlung abgelehnt", "Bitte fügen Sie eine andere Karte hinzu.");
    assertThat(problem("HARD_DECLINE", Locale.US)).contains("Add a different card.");
    assertThat(problem("A_KIND_OF_LATER", GERMAN)).contains("Said {0} by 'billing'. Do this.");
  }

  /** True after the last retry too. Tried: both languages, and a permanent decline. */
  @Test
  void aTemporaryDeclineIsSaidToBeTriedAgain() {
    String retried = "We usually try again a few times within about two weeks";
    assertThat(problem("SOFT_DECLINE", Locale.US)).contains(retried, "or add a different card.");
    assertThat(problem("SOFT_DECLINE", GERMAN))
        .contains(
            "In der Regel wiederholen wir die Abbuchung in den zwei Wochen nach dem ersten Versuch"
                + " einige Male.",
            "oder fügen Sie eine andere Karte hinzu.");
    assertThat(problem("HARD_DECLINE", Locale.US)).doesNotContain(retried);
  }

  @Test
  void nobodyIsAddressedByANameThatAStrangerTyped() {
    Email email = email("email.confirm-sign-up", "https://portal.example/x?token={1}'");

    assertThat(writing.write(email, null, "x@example.test", GERMAN).text())
        .startsWith("Guten Tag und willkommen,")
        .contains("https://portal.example/x?token={1}'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"email", "notice", "invoice"})
  void bothLanguagesSayTheSameWithTheSameArguments(String feature) throws IOException {
    assertThat(arguments(feature + "_de")).isEqualTo(arguments(feature));
  }

  private String problem(String kind, Locale locale) {
    ProblemTexts texts =
        kind.equals("A_KIND_OF_LATER")
            ? new ProblemTexts(kind, "Said {0} by 'billing'.", "Do this.")
            : new ProblemTexts(kind, "unused", "unused");
    Email email =
        email(
            "email.payment-problem-amount",
            new BillingPeriod(LocalDate.of(2026, 11, 10), LocalDate.of(2026, 12, 10)),
            texts.why(),
            texts.whatToDo(),
            "https://portal.example/",
            new Money(2_144, "USD"));
    return writing.write(email, "Ada", "ada@example.test", locale).text();
  }

  private static Email email(String code, Object... arguments) {
    return Email.of(Email.Kind.SECURITY, UUID.randomUUID(), UUID.randomUUID(), code, arguments);
  }

  /** Of each key, which arguments its text names. */
  private static Map<String, Set<String>> arguments(String file) throws IOException {
    Properties properties = new Properties();
    try (Reader in =
        new InputStreamReader(
            Objects.requireNonNull(
                WritingEmailsTests.class.getResourceAsStream(
                    "/messages/%s.properties".formatted(file))),
            StandardCharsets.UTF_8)) {
      properties.load(in);
    }
    Map<String, Set<String>> arguments = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      String text = properties.getProperty(key);
      assertThat(text).as(key).doesNotContain("'");
      arguments.put(
          key, new TreeSet<>(ARGUMENT.matcher(text).results().map(MatchResult::group).toList()));
    }
    return arguments;
  }

  private static ResourceBundleMessageSource messages() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasenames("messages/email", "messages/notice");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return messages;
  }
}
