package com.sysopsquad.portal.demo;

import com.sysopsquad.flows.pricing.AnchorDay;
import com.sysopsquad.portal.account.PostalAddress;
import java.util.List;
import java.util.Optional;

/** The n-th demonstration customer, counted from 1; always the same. */
record DemoCustomer(int n) {

  private static final List<String> FIRST_NAMES =
      List.of(
          "Ada", "Ben", "Carla", "Dmitri", "Elena", "Farid", "Grace", "Hiro", "Ines", "Jamal",
          "Keiko", "Liam", "Maya", "Noah", "Olga", "Pablo", "Quinn", "Rosa", "Samir", "Tessa",
          "Umar", "Vera", "Wanda");
  private static final List<String> LAST_NAMES =
      List.of(
          "Abbott",
          "Barrow",
          "Castillo",
          "Dawson",
          "Eriksen",
          "Fontaine",
          "Goldberg",
          "Hayashi",
          "Ibrahim",
          "Jensen",
          "Kowalski",
          "Laurent",
          "Moreno",
          "Nguyen",
          "O'Connor",
          "Patel",
          "Quist",
          "Romano",
          "Schneider",
          "Takahashi",
          "Underwood",
          "Vasquez",
          "Whitfield",
          "Xu",
          "Young",
          "Zimmermann",
          "Okafor",
          "Müller",
          "Haddad");
  private static final List<String> STREETS =
      List.of(
          "Main Street",
          "Oak Avenue",
          "Maple Drive",
          "Cedar Lane",
          "Park Road",
          "Lake View",
          "Hillcrest Court",
          "2nd Street",
          "Washington Boulevard",
          "Sunset Way",
          "River Road");
  private static final List<Town> TOWNS =
      List.of(
          new Town("Sacramento", "CA", "95814"),
          new Town("Austin", "TX", "78701"),
          new Town("Albany", "NY", "12207"),
          new Town("Portland", "OR", "97204"),
          new Town("Miami", "FL", "33130"),
          new Town("Chicago", "IL", "60602"),
          new Town("Wilmington", "DE", "19801"),
          new Town("Seattle", "WA", "98104"),
          new Town("Boston", "MA", "02108"),
          new Town("Atlanta", "GA", "30303"),
          new Town("Concord", "NH", "03301"),
          new Town("Denver", "CO", "80202"),
          new Town("Phoenix", "AZ", "85003"),
          new Town("Nashville", "TN", "37219"),
          new Town("Billings", "MT", "59101"),
          new Town("Indianapolis", "IN", "46204"),
          new Town("Minneapolis", "MN", "55415"),
          new Town("Anchorage", "AK", "99501"),
          new Town("Trenton", "NJ", "08608"));

  private record Town(String city, String state, String postalCode) {}

  String email() {
    return "customer%04d@example.test".formatted(n);
  }

  String name() {
    return pick(FIRST_NAMES) + " " + pick(LAST_NAMES);
  }

  PostalAddress address() {
    Town town = pick(TOWNS);
    return PostalAddress.of(
        100 + n * 37 % 9_000 + " " + pick(STREETS), town.city(), town.state(), town.postalCode());
  }

  AnchorDay anchor() {
    return new AnchorDay(n % 31 + 1);
  }

  Optional<DemoCard> card() {
    return DemoCard.of(n);
  }

  /** One of the available items; the lengths of the lists have no common divisor. */
  <T> T pick(List<T> offered) {
    return offered.get(n % offered.size());
  }
}
