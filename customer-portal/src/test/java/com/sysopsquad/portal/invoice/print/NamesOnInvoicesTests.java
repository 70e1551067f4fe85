package com.sysopsquad.portal.invoice.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.portal.invoice.Invoice;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of any alphabet are readable on an invoice. */
class NamesOnInvoicesTests extends PrintedInvoices {

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

  private static float place(List<Glyph> glyphs, String character) {
    return glyphs.stream()
        .filter(glyph -> Normalizer.normalize(glyph.text(), Normalizer.Form.NFKC).equals(character))
        .findFirst()
        .orElseThrow()
        .x();
  }
}
