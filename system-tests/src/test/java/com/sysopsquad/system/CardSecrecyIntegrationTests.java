package com.sysopsquad.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedProduct.class)
class CardSecrecyIntegrationTests {

  private static final int CARDS = 20;
  private static final List<CardSpelling> SPELLINGS = List.of(CardSpelling.values());

  /** Fields for free text: 12 of the portal's API, 5 of its forms, 59 of operations. */
  private static final int FIELDS = 76;

  /** Looks like a card number and is none, so that it may be stored. */
  private static final KnownCard NO_CARD = new KnownCard("4242424231415926", "123");

  private final RunningProduct product;

  CardSecrecyIntegrationTests(RunningProduct product) {
    this.product = product;
  }

  /** The customers type the number into the field for their name, too. */
  @Test
  void noCardNumberAndNoSecurityCodeIsStoredAnywhere() {
    List<KnownCard> cards = IntStream.range(0, CARDS).mapToObj(KnownCard::ofNumber).toList();
    Newcomers newcomers =
        new Newcomers(product.installation(), product.currentMonth(), 1, Clock.systemUTC());
    for (int n = 0; n < CARDS; n++) {
      KnownCard card = cards.get(n);
      CardSpelling spelling = SPELLINGS.get(n % SPELLINGS.size());
      newcomers.arrive(
          card.number(), card.securityCode(), "A Newcomer " + spelling.of(card.number()));
    }
    product.awaitQuiet();
    product.operations().bill(product.nextMonthsEnd());
    product.awaitQuiet();

    CardSearch search = new CardSearch(product.installation(), new CardTraces(cards));

    assertThat(newcomers.acknowledged()).isEqualTo(CARDS);
    assertThat(search.inTables()).isEmpty();
    assertThat(search.inFiles()).isEmpty();
  }

  @Test
  void noCardNumberThatIsTypedAsTextIsStoredAnywhere() {
    PortalTexts portal = new PortalTexts(product, "customer0007@example.test", everySpelling());
    List<TextFields> places =
        Stream.of(
                portal.fields(),
                new DoorTexts(product.installation()).fields(),
                new OperationsTexts(product).fields())
            .flatMap(List::stream)
            .toList();
    List<KnownCard> typed = new ArrayList<>();
    for (TextFields fields : places) {
      for (CardSpelling spelling : SPELLINGS) {
        typed.addAll(type(fields, spelling, CARDS + typed.size()));
      }
    }
    product.awaitQuiet();

    CardSearch search = new CardSearch(product.installation(), CardTraces.ofNumbers(typed));

    assertThat(typed).doesNotHaveDuplicates().hasSize(FIELDS * SPELLINGS.size());
    assertThat(search.inTables()).isEmpty();
    assertThat(search.inFiles()).isEmpty();
    assertThatTheSearchFindsWhatIsStored();
  }

  /** Types a card of its own into each field, and looks at the answer; returns the cards. */
  private static List<KnownCard> type(TextFields fields, CardSpelling spelling, int first) {
    List<KnownCard> cards =
        IntStream.range(first, first + fields.count())
            .mapToObj(n -> KnownCard.in(spelling, n))
            .toList();

    HttpResponse<String> answer =
        fields
            .request()
            .apply(cards.stream().map(card -> "No. " + spelling.of(card.number())).toList());

    assertThat(answer.statusCode())
        .as("%s, %s: %s", fields.place(), spelling, answer.body())
        .isEqualTo(fields.status());
    assertThat(fields.told(answer))
        .as("%s, %s: %s", fields.place(), spelling, answer.body())
        .isEqualTo(fields.count());
    return cards;
  }

  private void assertThatTheSearchFindsWhatIsStored() {
    CardSearch search =
        new CardSearch(product.installation(), CardTraces.ofNumbers(List.of(NO_CARD)));

    assertThat(search.inTables())
        .anyMatch(table -> table.startsWith("CUSTOMER ") && table.endsWith(".ticket"))
        .anyMatch(table -> table.startsWith("SYSOPS "));
    assertThat(search.inFiles()).isNotEmpty();
  }

  private static String everySpelling() {
    return SPELLINGS.stream()
        .map(spelling -> spelling.of(NO_CARD.number()))
        .collect(Collectors.joining(" or ", "Order ", " is late."));
  }
}
