package com.sysopsquad.portal.invoice.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.portal.display.Formats;
import com.sysopsquad.portal.invoice.Invoice;
import java.io.IOException;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class InvoiceDocumentTests {

  private static final Instant PAID = Instant.parse("2026-11-22T15:00:00Z");

  private final InvoiceDocument document =
      new InvoiceDocument(templates(), new Formats(ZoneId.of("America/New_York")));

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

  private static Invoice free() {
    return in("USD", List.of(line(0, 0)), 0, 0);
  }

  private static Invoice.Line line(long net, long tax) {
    return new Invoice.Line("Welcome", net, new BigDecimal("0.0725"), tax);
  }

  private static Invoice in(String currency, List<Invoice.Line> lines, long net, long tax) {
    return new Invoice(
        "2026-11-03-000017",
        "Penultimate Electronics\n1 Reliable Way, Columbus OH",
        "Ada Barrow",
        "1 Elm Street\nSacramento CA 95814",
        LocalDate.of(2026, 11, 10),
        LocalDate.of(2026, 12, 10),
        LocalDate.of(2026, 11, 22),
        currency,
        lines,
        net,
        tax,
        net + tax,
        net == 0 ? "" : "visa",
        net == 0 ? "" : "4242",
        net == 0 ? "" : "pi_17",
        PAID,
        List.of());
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

  private static Invoice billed(String description) {
    return invoice("Ada Barrow", 0)
        .with(List.of(new Invoice.Line(description, 1_999, new BigDecimal("0.0725"), 145)));
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
  void namesOfThreeAlphabetsAreWrittenWithFontsOfItsOwn() throws IOException {
    try (PDDocument pdf = open(document.of(invoice("Łucja Ößberg Αλέξης Борис", 1), Locale.US))) {
      assertThat(text(pdf)).contains("Łucja Ößberg Αλέξης Борис");
      for (COSName name : pdf.getPage(0).getResources().getFontNames()) {
        PDFont font = pdf.getPage(0).getResources().getFont(name);
        assertThat(font.isEmbedded()).as(font.getName()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "שלמה כהן",
        "محمد علي الأحمد",
        "پژمان گیلانی",
        "王小明",
        "山田カタカナ",
        "สมชาย ใจดี",
        "김철수",
        "Ada 😀 ❤ 🚲",
        "김 王 ใจ 🎈",
        "გიორგი",
        "Արամ",
        "ሰላም",
        "ສາມ",
        "कमल",
        "কমল",
        "કમલ",
        "ਕਮਲ",
        "மலர",
        "Łucja Ößberg Αλέξης Борис"
      })
  void aNameOfAnyAlphabetIsReadableWithPartsOfFonts(String name) throws IOException {
    byte[] bytes = document.of(invoice(name, 1), Locale.US);

    try (PDDocument pdf = open(bytes)) {
      assertThat(Normalizer.normalize(text(pdf), Normalizer.Form.NFKC))
          .contains(name)
          .doesNotContain("□", "\uFFFD");
      for (COSName font : pdf.getPage(0).getResources().getFontNames()) {
        assertThat(pdf.getPage(0).getResources().getFont(font).isEmbedded()).isTrue();
        assertThat(pdf.getPage(0).getResources().getFont(font).getName()).contains("+");
      }
    }
    assertThat(bytes).hasSizeLessThan(100_000);
  }

  /**
   * Tried: signs before, above and below their consonant, and joined consonants. Parts of a sign
   * have no text of their own, so only the boxes can be looked for.
   */
  @ParameterizedTest
  @CsvSource({
    "हिन्दी, Devanagari",
    "कार्तिक, Devanagari",
    "বাংলা, Bengali",
    "শ্রীকান্ত, Bengali",
    "ગુજરાતી, Gujarati",
    "ਪੰਜਾਬੀ, Gurmukhi",
    "தமிழ், Tamil",
    "ສົມຊາຍ, Lao",
    "አበበ, Ethiopic"
  })
  void noNameOfTheseScriptsIsPrintedInBoxes(String name, String font) throws IOException {
    try (PDDocument pdf = open(document.of(invoice(name, 1), Locale.US))) {
      List<String> fonts = new ArrayList<>();
      for (COSName each : pdf.getPage(0).getResources().getFontNames()) {
        fonts.add(pdf.getPage(0).getResources().getFont(each).getName());
      }

      assertThat(text(pdf)).doesNotContain("□");
      assertThat(fonts).anyMatch(each -> each.contains(font));
    }
  }

  @ParameterizedTest
  @CsvSource({"கெ,ெக", "கொ,ெகா", "ਕਿ,ਿਕ"})
  void aVowelSignBeforeItsConsonantIsPrintedThere(String name, String printed) throws IOException {
    try (PDDocument pdf = open(document.of(invoice(name, 1), Locale.US))) {
      assertThat(text(pdf)).contains(printed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"తెలుగు", "ខ្មែរ", "ᏣᎳᎩ", "\uD842\uDFB7田"})
  void whatNoFontHasIsSaidAndKeptInTheProperties(String name) throws IOException {
    try (PDDocument pdf = open(document.of(invoice(name, 1), Locale.US))) {
      assertThat(text(pdf)).contains("□ stands for a character that our fonts do not have.");
      assertThat(pdf.getDocumentInformation().getKeywords()).contains(name, "1 Elm Street");
    }
    try (PDDocument pdf = open(document.of(invoice("Ada हिन्दी", 1), Locale.US))) {
      assertThat(text(pdf)).doesNotContain("□");
      assertThat(pdf.getDocumentInformation().getKeywords()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"שלמה כהן", "دزرذ"})
  void aNameFromRightToLeftIsWrittenFromRightToLeft(String name) throws IOException {
    try (PDDocument pdf = open(document.of(invoice(name, 1), Locale.US))) {
      List<Glyph> glyphs = glyphs(pdf);
      float first = place(glyphs, name.substring(0, 1));
      float last = place(glyphs, name.substring(name.length() - 1));

      assertThat(first).isGreaterThan(last);
    }
  }

  @Test
  void eachLineOfAnAddressHasADirectionOfItsOwn() throws IOException {
    Invoice mixed = invoice("Борис", "Apt 5, הרצל 12\nהרצל 34 (ב)\n1 Elm Street");

    try (PDDocument pdf = open(document.of(mixed, Locale.US))) {
      List<Glyph> glyphs = glyphs(pdf);

      assertThat(text(pdf)).contains("1 Elm Street");
      // "Apt 5, 12 <Herzl>" and "(b) 34 <Herzl>", as eyes meet them.
      assertThat(line(glyphs, "A")).isEqualTo("Apt 5, 12 לצרה");
      assertThat(line(glyphs, "ב")).isEqualTo("(ב) 34 לצרה");
    }
  }

  @Test
  void bracketsAndWhatIsHiddenDoNotTurnANameAround() throws IOException {
    try (PDDocument pdf = open(document.of(invoice("\u202Ednar \u200FAda", 1), Locale.US))) {
      assertThat(text(pdf)).contains("dnar Ada").doesNotContain("□");
    }
  }

  @Test
  void aThaiToneMarkStandsAboveTheVowelSign() throws IOException {
    try (PDDocument pdf = open(document.of(invoice("ปิ่น ที่ น้ำ", 1), Locale.US))) {
      List<Glyph> glyphs = glyphs(pdf);

      assertThat(glyphs)
          .filteredOn(glyph -> "\u0E48\u0E49".contains(glyph.text()))
          .hasSize(3)
          .allSatisfy(
              tone ->
                  assertThat(tone.y())
                      .isLessThan(
                          glyphs.stream()
                              .filter(glyph -> glyph.text().equals("\u0E34"))
                              .findFirst()
                              .orElseThrow()
                              .y()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"N", "ש", "王", "ก", "م"})
  void aNameOf200CharactersWithoutASpaceIsWhole(String character) throws IOException {
    String name = character.repeat(200);

    try (PDDocument pdf = open(document.of(invoice(name, 1), Locale.US))) {
      List<Glyph> written =
          glyphs(pdf).stream()
              .filter(
                  glyph ->
                      Normalizer.normalize(glyph.text(), Normalizer.Form.NFKC).equals(character))
              .filter(glyph -> glyph.x() > 300 && glyph.y() < 400)
              .toList();

      assertThat(written).hasSizeGreaterThanOrEqualTo(200);
      assertThat(written).allSatisfy(glyph -> assertThat(glyph.end()).isLessThan(562));
    }
  }

  /** No font of ours puts them together or in color: the parts are printed one after the other. */
  @ParameterizedTest
  @CsvSource({"👩\u200D🔧,👩🔧", "❤\uFE0F,❤", "👍🏽,👍"})
  void anEmojiOfSeveralIsPrintedInItsParts(String name, String printed) throws IOException {
    try (PDDocument pdf = open(document.of(invoice(name, 1), Locale.US))) {
      assertThat(text(pdf)).contains(printed).doesNotContain("□");
    }
  }

  @Test
  void noOtherFontIsReadForWhatLiberationSansHas() {
    assertThat(OtherFont.neededBy("Łucja Ößberg Αλέξης Борис שלמה □ © 1# ᏣᎳᎩ")).isEmpty();
    assertThat(OtherFont.neededBy("Ada 王 สม"))
        .containsExactly(OtherFont.THAI, OtherFont.CHINESE_AND_JAPANESE);
    assertThat(OtherFont.neededBy("김민준 😀")).containsExactly(OtherFont.KOREAN, OtherFont.EMOJI);
  }

  @ParameterizedTest
  @CsvSource({
    "محمد,\uFEE3\uFEA4\uFEE4\uFEAA",
    "مُحَ,\uFEE3\u064F\uFEA2\u064E",
    "سلام,\uFEB3\uFEFC\uFEE1",
    "علاء,\uFECB\uFEFC\uFE80",
    "دزر,\uFEA9\uFEAF\uFEAD",
    "می\u200Cخ,\uFEE3\uFBFD\uFEA5",
    "بـب,\uFE91\u0640\uFE90",
    "Ada 12,Ada 12"
  })
  void arabicCharactersAreJoined(String name, String joined) {
    assertThat(ArabicForms.joined(name)).isEqualTo(joined);
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

  private static SpringTemplateEngine templates() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages/invoice");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/");
    resolver.setSuffix(".html");
    resolver.setCharacterEncoding("UTF-8");
    SpringTemplateEngine templates = new SpringTemplateEngine();
    templates.setTemplateResolver(resolver);
    templates.setTemplateEngineMessageSource(messages);
    return templates;
  }

  private static Invoice invoice(String name, int lines) {
    return invoice(name, "1 Elm Street\nSacramento CA 95814", lines);
  }

  private static Invoice invoice(String name, String address) {
    return invoice(name, address, 1);
  }

  private static Invoice invoice(String name, String address, int lines) {
    return new Invoice(
        "2026-11-03-000017",
        "Penultimate Electronics\n1 Reliable Way, Columbus OH",
        name,
        address,
        LocalDate.of(2026, 11, 10),
        LocalDate.of(2026, 12, 10),
        LocalDate.of(2026, 11, 22),
        "USD",
        IntStream.rangeClosed(1, lines)
            .mapToObj(i -> new Invoice.Line("Home Trio " + i, 1_999, new BigDecimal("0.0725"), 145))
            .toList(),
        1_999,
        145,
        2_144,
        "visa",
        "4242",
        "pi_17",
        PAID,
        List.of());
  }

  private static PDDocument open(byte[] pdf) throws IOException {
    return Loader.loadPDF(pdf);
  }

  private static String text(PDDocument pdf) throws IOException {
    return new PDFTextStripper().getText(pdf);
  }

  private static List<Glyph> glyphs(PDDocument pdf) throws IOException {
    List<Glyph> glyphs = new ArrayList<>();
    new PDFTextStripper() {
      @Override
      protected void processTextPosition(TextPosition text) {
        glyphs.add(
            new Glyph(
                text.getUnicode(),
                text.getXDirAdj(),
                text.getYDirAdj(),
                text.getXDirAdj() + text.getWidthDirAdj()));
      }
    }.getText(pdf);
    return glyphs;
  }

  private static float place(List<Glyph> glyphs, String character) {
    return glyphs.stream()
        .filter(glyph -> Normalizer.normalize(glyph.text(), Normalizer.Form.NFKC).equals(character))
        .findFirst()
        .orElseThrow()
        .x();
  }

  /** What stands on the line of a character in the right column, from left to right. */
  private static String line(List<Glyph> glyphs, String character) {
    float y =
        glyphs.stream()
            .filter(glyph -> glyph.text().equals(character) && glyph.x() > 300 && glyph.y() > 180)
            .findFirst()
            .orElseThrow()
            .y();
    return glyphs.stream()
        .filter(glyph -> glyph.y() == y && glyph.x() > 300)
        .sorted(Comparator.comparingDouble(Glyph::x))
        .map(Glyph::text)
        .collect(Collectors.joining())
        .strip();
  }

  /** A character on the page, in points from its upper left corner. */
  private record Glyph(String text, float x, float y, float end) {}

  private static List<PDStructureElement> elements(PDStructureNode node) {
    List<PDStructureElement> elements = new ArrayList<>();
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        elements.add(element);
        elements.addAll(elements(element));
      }
    }
    return elements;
  }

  private static String scope(PDStructureElement header) {
    return header
        .getCOSObject()
        .getCOSDictionary(COSName.A)
        .getNameAsString(COSName.getPDFName("Scope"));
  }
}
