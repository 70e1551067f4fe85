package com.sysopsquad.portal.demo;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * A test card of the payment provider.
 *
 * @param securityCode three digits, four of American Express
 * @param validForMonths in how many months it expires; negative if it has expired
 */
record DemoCard(String number, String securityCode, int validForMonths) {

  private static final List<DemoCard> GOOD =
      List.of(
          good("4242424242424242"),
          good("5555555555554444"),
          good("4000056655665556"),
          new DemoCard("378282246310005", "1234", 40),
          good("6011111111111117"),
          good("5200828282828210"),
          good("3056930009020004"),
          good("3566002020360505"));

  // In this order: declined by the bank at once; a slip in the number; expired by its own date;
  // expired, and a wrong
  // security code, as the bank says; verified and then declined permanently, for lack of funds,
  // until
  // its owner
  // confirms; none at all.
  private static final List<Optional<DemoCard>> BAD =
      List.of(
          Optional.of(good("4000000000000002")),
          Optional.of(good("4242424242424241")),
          Optional.of(new DemoCard("4242424242424242", "123", -2)),
          Optional.of(good("4000000000000069")),
          Optional.of(good("4000000000000127")),
          Optional.of(good("4000000000000341")),
          Optional.of(good("4000000000009995")),
          Optional.of(good("4100000000000019")),
          Optional.of(good("4000002500003155")),
          Optional.empty());

  // Three of twenty are bad, spread evenly, starting with the second customer.
  private static final int CYCLE = 20;
  private static final List<Integer> BAD_PLACES = List.of(2, 9, 16);

  /** The card of the n-th customer, counted from 1; none if that customer adds none. */
  static Optional<DemoCard> of(int n) {
    int place = BAD_PLACES.indexOf(n % CYCLE);
    return place < 0
        ? Optional.of(GOOD.get(n % GOOD.size()))
        : BAD.get((n / CYCLE * BAD_PLACES.size() + place) % BAD.size());
  }

  YearMonth expiry(YearMonth now) {
    return now.plusMonths(validForMonths);
  }

  /** Contains only the last four digits, so that it may appear in a log. */
  @Override
  public String toString() {
    return "card ending in " + number.substring(number.length() - 4);
  }

  private static DemoCard good(String number) {
    return new DemoCard(number, "123", 37);
  }
}
