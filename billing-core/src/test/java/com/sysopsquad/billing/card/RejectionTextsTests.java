package com.sysopsquad.billing.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.billing.provider.CardObjection;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What the portal says of a rejected card is what billing means. */
class RejectionTextsTests {

  /** Billing never had such a card, so this is the portal's own reason. */
  private static final String NOT_RECEIVED = "card.NOT_RECEIVED.reason";

  private static final Path MESSAGES = Path.of("../customer-portal/src/main/resources/messages");

  @Test
  void thePortalSaysEachKindInBillingsWords() throws IOException {
    assertThat(read("card.properties")).isEqualTo(words());
  }

  @Test
  void thePortalKnowsEachKindInGermanToo() throws IOException {
    assertThat(read("card_de.properties")).containsOnlyKeys(words().keySet());
  }

  private static Map<String, String> words() {
    Map<String, String> words = new HashMap<>();
    for (Refusal refusal : Refusal.values()) {
      words.put(refusal.name(), refusal.words());
    }
    for (CardObjection objection : CardObjection.values()) {
      assertThat(words.put(objection.name(), objection.words())).isNull();
    }
    return words;
  }

  /** By their kinds, the reasons in a message file of the portal. */
  private static Map<String, String> read(String file) throws IOException {
    Properties texts = new Properties();
    try (Reader in = Files.newBufferedReader(MESSAGES.resolve(file))) {
      texts.load(in);
    }
    Map<String, String> reasons = new HashMap<>();
    for (String key : texts.stringPropertyNames()) {
      if (key.endsWith(".reason") && !key.equals(NOT_RECEIVED)) {
        reasons.put(
            key.substring("card.".length(), key.length() - ".reason".length()),
            texts.getProperty(key));
      }
    }
    return reasons;
  }
}
