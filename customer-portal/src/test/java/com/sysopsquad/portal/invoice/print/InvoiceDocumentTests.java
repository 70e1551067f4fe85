package com.sysopsquad.portal.invoice.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.portal.display.Formats;
import com.sysopsquad.portal.invoice.Invoice;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvoiceDocumentTests extends PrintedInvoices {

  @Test
  void itSaysAllThatTheInvoiceSays() throws IOException {
    try (PDDocument pdf = open(document.of(invoice("Ada Barrow", 2), Locale.US))) {
      assertThat(text(pdf))
          .contains(
              "Invoice 2026-11-03-000017",
              "Penultimate Electronics",
              "Ada Barrow",
              "1 Elm Street",
              "Nov 10, 2026 – Dec 9, 2026",
              "Nov 22, 2026",
              "Home Trio 1",
              "7.25%",
              "$19.99",
              "$1.45",
              "Total (USD)",
              "$21.44",
              "with Visa ending in 4242",
              "pi_17",
              "1 / 1");
      assertThat(pdf.getNumberOfPages()).isOne();
    }
  }

  @Test
  void itSpeaksTheLanguageOfItsReader() throws IOException {
    try (PDDocument pdf = open(document.of(invoice("Ada Barrow", 1), Locale.of("de", "US")))) {
      assertThat(text(pdf))
          .contains("Rechnung 2026-11-03-000017", "Umsatzsteuer", "Gesamtbetrag (USD)", "21,44");
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("de");
    }
    try (PDDocument pdf = open(document.of(invoice("Ada Barrow", 1), Locale.FRANCE))) {
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
    }
  }

  @Test
  void thePeriodOfALineIsInTheLanguageOfItsReader() throws IOException {
    Invoice billed = billed("Home Trio, 10 November 2026 to 9 December 2026");

    try (PDDocument pdf = open(document.of(billed, Locale.of("de", "US")))) {
      assertThat(text(pdf))
          .contains("Home Trio, 10.11.2026 – 09.12.2026")
          .doesNotContain("November", " to ");
    }
    try (PDDocument pdf = open(document.of(billed, Locale.US))) {
      assertThat(text(pdf)).contains("Home Trio, Nov 10, 2026 – Dec 9, 2026");
    }
  }

  @Test
  void anInvoiceOverNothingSaysThatThereIsNothingToPay() throws IOException {
    try (PDDocument pdf = open(document.of(free(), Locale.US))) {
      assertThat(text(pdf))
          .contains("Nothing to pay.", "$0.00")
          .doesNotContain("Paid", "paid", "ending in", "Payment reference");
    }
    try (PDDocument pdf = open(document.of(free(), Locale.of("de", "US")))) {
      assertThat(text(pdf))
          .contains("Nichts zu bezahlen.", "0,00")
          .doesNotContain("Bezahlt", "bezahlt.", "Endziffern", "Zahlungsreferenz");
    }
  }

  @Test
  void anAmountInACurrencyWithoutASignHasASpace() throws IOException {
    Invoice dinars = in("KWD", List.of(line(1_235, 0)), 1_235, 0);

    try (PDDocument pdf = open(document.of(dinars, Locale.US))) {
      assertThat(text(pdf)).contains("KWD\u00a01.235").doesNotContain("KWD1");
    }
    try (PDDocument pdf = open(document.of(dinars, Locale.of("de", "US")))) {
      assertThat(text(pdf)).contains("1,235\u00a0KWD");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Home Trio", "Home Trio, 1 November 2026 to 9 December 2026", "10 to 9 devices"})
  void aLineWithoutThePeriodOfTheInvoiceIsLeftAsItIs(String description) {
    Invoice billed = billed(description);

    assertThat(
            billed.text(
                billed.lines().getFirst(),
                new Formats(ZoneId.of("America/New_York")).in(Locale.GERMANY)))
        .isEqualTo(description);
  }

  @Test
  void programsCanReadItAloud() throws IOException {
    try (PDDocument pdf = open(document.of(invoice("Ada Barrow", 2), Locale.US))) {
      PDDocumentCatalog catalog = pdf.getDocumentCatalog();
      List<PDStructureElement> elements = elements(catalog.getStructureTreeRoot());

      assertThat(catalog.getMarkInfo().isMarked()).isTrue();
      assertThat(catalog.getLanguage()).isEqualTo("en");
      assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
      assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Invoice 2026-11-03-000017");
      assertThat(catalog.getMetadata().toByteArray())
          .asString()
          .contains("pdfuaid:part")
          .contains("Invoice 2026-11-03-000017");
      assertThat(elements)
          .extracting(PDStructureElement::getStructureType)
          .contains("H1", "H2", "P", "Table", "TR", "TH", "TD", "Figure");
      assertThat(elements)
          .filteredOn(element -> "TH".equals(element.getStructureType()))
          .extracting(InvoiceDocumentTests::scope)
          .containsOnly("Column", "Row");
      assertThat(elements)
          .filteredOn(element -> "Figure".equals(element.getStructureType()))
          .extracting(PDStructureElement::getAlternateDescription)
          .containsExactly("Sysops Squad");
    }
  }

  @Test
  void whatCustomersTypeIsText() throws IOException {
    String name =
        "<img src=\"https://evil.example/x.png\"/> & <script>alert(1)</script> \u0001 日本 김 😀 नम";

    try (PDDocument pdf = open(document.of(invoice(name, 1), Locale.US))) {
      assertThat(text(pdf)).contains("evil.example/x.png", "<script>alert(1)</script>", "□");
    }
  }

  @Test
  void nothingIsLoadedFromAnywhere() throws IOException {
    String page =
        """
        <html lang="en"><head><title>T</title><link rel="stylesheet" href="file:///etc/passwd"/></head>
        <body style="font-family: 'Liberation Sans'"><p>Still here</p><img src="file:///etc/passwd" alt="a"/>
        <img src="http://127.0.0.1:1/x.png" alt="b"/><img src="classpath:print/squad.png" alt="c"/></body></html>
        """;

    try (PDDocument pdf = open(document.pdf(page, PAID))) {
      assertThat(text(pdf)).contains("Still here").doesNotContain("root:");
      assertThat(pdf.getPage(0).getResources().getXObjectNames()).isEmpty();
    }
  }

  @Test
  void theSameInvoiceGivesTheSameBytes() {
    byte[] first = document.of(invoice("Ada Barrow", 3), Locale.US);
    byte[] second =
        new InvoiceDocument(templates(), new Formats(ZoneId.of("America/New_York")))
            .of(invoice("Ada Barrow", 3), Locale.US);

    assertThat(second).isEqualTo(first);
  }

  @Test
  void manyLinesGoOnOverPages() throws IOException {
    try (PDDocument pdf = open(document.of(invoice("Ada Barrow", 60), Locale.US))) {
      assertThat(pdf.getNumberOfPages()).isGreaterThan(1);
      assertThat(text(pdf)).contains("Home Trio 60", "Total (USD)");
    }
  }

  private static String scope(PDStructureElement header) {
    return header
        .getCOSObject()
        .getCOSDictionary(COSName.A)
        .getNameAsString(COSName.getPDFName("Scope"));
  }
}
