package com.sysopsquad.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedProduct.class)
class CardSecrecyIntegrationTests {

  private static final int CARDS = 20;

  private final RunningProduct product;

  CardSecrecyIntegrationTests(RunningProduct product) {
    this.product = product;
  }

  @Test
  void noCardNumberAndNoSecurityCodeIsStoredAnywhere() {
    List<KnownCard> cards = IntStream.range(0, CARDS).mapToObj(KnownCard::ofNumber).toList();
    Newcomers newcomers =
        new Newcomers(product.installation(), product.currentMonth(), 1, Clock.systemUTC());
    cards.forEach(card -> newcomers.arrive(card.number(), card.securityCode()));
    product.awaitQuiet();
    product.operations().bill(product.nextMonth());
    product.awaitQuiet();

    CardSearch search = new CardSearch(product.installation(), new CardTraces(cards));

    assertThat(newcomers.acknowledged()).isEqualTo(CARDS);
    assertThat(search.inTables()).isEmpty();
    assertThat(search.inFiles()).isEmpty();
  }
}
