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
  CHINESE_AND_JAPANESE(
      "Noto Sans SC",
      "/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf",
      "/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf"),
  // 6 MB, as above.
  KOREAN(
      "Noto Sans KR", "/print/fonts/NotoSansKR-Regular.ttf", "/print/fonts/NotoSansKR-Regular.ttf"),
  // Emoji have no bold face.
  EMOJI("Noto Emoji", "/print/fonts/NotoEmoji-Regular.ttf", "/print/fonts/NotoEmoji-Regular.ttf");

  /** Below this, digits and symbols count as emoji that every font has. */
  private static final int LAST_OF_LATIN_1 = 0xFF;

  private final String family;
  private final String regular;
  private final String bold;

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

  private static Optional<OtherFont> of(int character) {
    return switch (UnicodeScript.of(character)) {
      case ARABIC -> Optional.of(ARABIC);
      case THAI -> Optional.of(THAI);
      case HAN, HIRAGANA, KATAKANA, BOPOMOFO -> Optional.of(CHINESE_AND_JAPANESE);
      case HANGUL -> Optional.of(KOREAN);
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
