package com.sysopsquad.portal.invoice.print;

import java.io.InputStream;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A font for characters that Liberation Sans lacks, which has Latin, Greek, Cyrillic and Hebrew. It
 * is loaded only for a page that needs it.
 */
enum OtherFont {
  ARABIC(
      "Noto Sans Arabic",
      "/print/fonts/NotoSansArabic-Regular.ttf",
      "/print/fonts/NotoSansArabic-Bold.ttf"),
  THAI(
      "Noto Sans Thai",
      "/print/fonts/NotoSansThai-Regular.ttf",
      "/print/fonts/NotoSansThai-Bold.ttf"),
  // 10 MB: the same file is used for bold too.
  CHINESE_AND_JAPANESE("Noto Sans SC", "/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf"),
  // 6 MB, as above.
  KOREAN("Noto Sans KR", "/print/fonts/NotoSansKR-Regular.ttf"),
  // Few names need these, so they are kept in one weight.
  GEORGIAN("Noto Sans Georgian", "/print/fonts/NotoSansGeorgian-Regular.ttf"),
  ARMENIAN("Noto Sans Armenian", "/print/fonts/NotoSansArmenian-Regular.ttf"),
  ETHIOPIC("Noto Sans Ethiopic", "/print/fonts/NotoSansEthiopic-Regular.ttf"),
  LAO("Noto Sans Lao", "/print/fonts/NotoSansLao-Regular.ttf"),
  DEVANAGARI("Noto Sans Devanagari", "/print/fonts/NotoSansDevanagari-Regular.ttf"),
  BENGALI("Noto Sans Bengali", "/print/fonts/NotoSansBengali-Regular.ttf"),
  GUJARATI("Noto Sans Gujarati", "/print/fonts/NotoSansGujarati-Regular.ttf"),
  GURMUKHI("Noto Sans Gurmukhi", "/print/fonts/NotoSansGurmukhi-Regular.ttf"),
  TAMIL("Noto Sans Tamil", "/print/fonts/NotoSansTamil-Regular.ttf"),
  // Emoji have no bold face.
  EMOJI("Noto Emoji", "/print/fonts/NotoEmoji-Regular.ttf");

  /** Below this, digits and symbols count as emoji that every font has. */
  private static final int LAST_OF_LATIN_1 = 0xFF;

  private final String family;
  private final String regular;
  private final String bold;

  OtherFont(String family, String file) {
    this(family, file, file);
  }

  OtherFont(String family, String regular, String bold) {
    this.family = family;
    this.regular = regular;
    this.bold = bold;
  }

  /** The fonts that a text needs in addition to Liberation Sans. */
  static Set<OtherFont> neededBy(String text) {
    return text.codePoints()
        .mapToObj(OtherFont::of)
        .flatMap(Optional::stream)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(OtherFont.class)));
  }

  /** Whether the text has characters for which there is no font, so that they are printed as □. */
  static boolean lack(String text) {
    return text.codePoints().anyMatch(OtherFont::isMissing);
  }

  private static boolean isMissing(int character) {
    return switch (UnicodeScript.of(character)) {
      case LATIN, GREEK, CYRILLIC, HEBREW, COMMON, INHERITED -> false;
      // The font of Chinese and Japanese has the usual ones.
      case HAN -> Character.isSupplementaryCodePoint(character);
      default -> of(character).isEmpty();
    };
  }

  private static Optional<OtherFont> of(int character) {
    return switch (UnicodeScript.of(character)) {
      case ARABIC -> Optional.of(ARABIC);
      case THAI -> Optional.of(THAI);
      case HAN, HIRAGANA, KATAKANA, BOPOMOFO -> Optional.of(CHINESE_AND_JAPANESE);
      case HANGUL -> Optional.of(KOREAN);
      case GEORGIAN -> Optional.of(GEORGIAN);
      case ARMENIAN -> Optional.of(ARMENIAN);
      case ETHIOPIC -> Optional.of(ETHIOPIC);
      case LAO -> Optional.of(LAO);
      case DEVANAGARI -> Optional.of(DEVANAGARI);
      case BENGALI -> Optional.of(BENGALI);
      case GUJARATI -> Optional.of(GUJARATI);
      case GURMUKHI -> Optional.of(GURMUKHI);
      case TAMIL -> Optional.of(TAMIL);
      case COMMON ->
          character > LAST_OF_LATIN_1 && Character.isEmoji(character)
              ? Optional.of(EMOJI)
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  String family() {
    return family;
  }

  InputStream regular() {
    return file(regular);
  }

  InputStream bold() {
    return file(bold);
  }

  private static InputStream file(String name) {
    return Objects.requireNonNull(OtherFont.class.getResourceAsStream(name), name);
  }
}
