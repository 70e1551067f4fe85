package com.sysopsquad.portal.catalog;

import com.sysopsquad.portal.display.TextWithFallback;
import java.util.Locale;
import org.springframework.context.MessageSourceResolvable;

/**
 * A contract of the catalog.
 *
 * @param description English text
 * @param responseHours within how many hours an expert answers
 * @param maxDevices how many devices it covers
 */
public record SupportContract(
    String code, String name, String description, int responseHours, int maxDevices) {

  /** The description in the language of the page. */
  public MessageSourceResolvable described() {
    return described(description);
  }

  /**
   * A description in the language of the page. A text is found by the English words, so that a
   * description that was changed in the catalog is never shown with a translation of the old one.
   */
  public static MessageSourceResolvable described(String description) {
    String words = description.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    return TextWithFallback.of("plan.description." + words, description);
  }
}
