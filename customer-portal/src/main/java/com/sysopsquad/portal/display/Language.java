package com.sysopsquad.portal.display;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The languages of pages and emails, each with the countries whose formats we support. */
public enum Language {
  ENGLISH("en", "US"),
  GERMAN("de", "DE");

  // No others: the cache for locales must not grow with everything that browsers ask for.
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

  /** The language with this code, such as {@code de}, if we support it. */
  public static Optional<Language> of(@Nullable String code) {
    return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
  }

  /** The language for this locale; English if we have no better one. */
  public static Language of(Locale locale) {
    return of(locale.getLanguage()).orElse(ENGLISH);
  }

  /** Two-letter code of ISO 639. */
  public String code() {
    return code;
  }

  /** The language as written in the country of most of its readers. */
  public Locale locale() {
    return Locale.of(code, home);
  }

  /** The same as written in that country, if we support it. */
  public Locale locale(String country) {
    return WRITTEN.contains(code + "-" + country) ? Locale.of(code, country) : locale();
  }
}
