package com.sysopsquad.portal.display;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The languages in which pages and e-mails are written, each with the countries whose customs we
 * follow.
 */
public enum Language {
  ENGLISH("en", "US"),
  GERMAN("de", "DE");

  // No others: what is kept for a locale must not grow with whatever browsers ask for.
  private static final Set<String> WRITTEN =
      Set.of(
          "en-US", "en-GB", "en-CA", "en-AU", "en-IE", "en-NZ", "en-IN", "en-ZA", "de-DE", "de-AT",
          "de-CH", "de-LI", "de-LU");

  private final String code;
  private final String home;

  Language(String code, String home) {
    this.code = code;
    this.home = home;
  }

  /** The language of this code, such as {@code de}, if it is one of ours. */
  public static Optional<Language> of(@Nullable String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }

  /** The language in which somebody of this locale reads; English where we have no better. */
  public static Language of(Locale locale) {
    return of(locale.getLanguage()).orElse(ENGLISH);
  }

  /** By two letters, as ISO 639 has it. */
  public String code() {
    return code;
  }

  /** The language as it is written where most of its readers live. */
  public Locale locale() {
    return Locale.of(code, home);
  }

  /** The same as it is written in that country, if we know how. */
  public Locale locale(String country) {
    return WRITTEN.contains(code + "-" + country) ? Locale.of(code, country) : locale();
  }
}
