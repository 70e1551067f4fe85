package com.sysopsquad.portal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemoCustomerTests {

  private static final List<DemoCustomer> THOUSAND =
      IntStream.rangeClosed(1, 1_000).mapToObj(DemoCustomer::new).toList();

  @Test
  void allDaysOfAMonthAreAnchors() {
    Set<Integer> anchors =
        THOUSAND.stream().map(customer -> customer.anchor().day()).collect(Collectors.toSet());

    assertThat(anchors).hasSize(31).contains(1, 29, 30, 31);
  }

  @Test
  void everyStateOfTheListHasItsCustomers() {
    assertThat(THOUSAND.stream().map(customer -> customer.address().state()).distinct().count())
        .isEqualTo(19);
  }

  @Test
  void eightyFiveInAHundredHaveAGoodCardAndEachKindOfBadOneOccurs() {
    List<Optional<DemoCard>> bad =
        THOUSAND.stream()
            .filter(customer -> List.of(2, 9, 16).contains(customer.n() % 20))
            .map(DemoCustomer::card)
            .toList();

    assertThat(bad).hasSize(150);
    assertThat(bad.stream().distinct()).hasSize(10).contains(Optional.empty());
    assertThat(
            THOUSAND.stream()
                .map(DemoCustomer::card)
                .flatMap(Optional::stream)
                .map(DemoCard::number)
                .distinct())
        .hasSizeGreaterThan(12);
  }

  @Test
  void theFirstHasAGoodCardAndTheSecondABadOne() {
    assertThat(new DemoCustomer(1).card().orElseThrow().number()).isEqualTo("5555555555554444");
    assertThat(new DemoCustomer(2).card().orElseThrow().number()).isEqualTo("4000000000000002");
    assertThat(new DemoCustomer(1).email()).isEqualTo("customer0001@example.test");
  }

  @Test
  void aCardTellsNoNumber() {
    assertThat(new DemoCustomer(1).card().orElseThrow().toString())
        .isEqualTo("card ending in 4444");
  }
}
