package com.sysopsquad.platform;

import java.util.List;
import java.util.Locale;

/** The four quanta, as the environment, the databases and the broker name them. */
enum Quantum {
  CUSTOMER("customer", "connect", "contract_sync"),
  BILLING("billing", "connect, temporary", "contract_sync"),
  CATALOG("sysops", "connect", "contract_sync"),
  REPORTING("reporting", "connect", "reporting_app");

  static final List<Quantum> ALL = List.of(values());

  private final String database;
  private final String appPrivileges;
  private final String alsoConnects;

  Quantum(String database, String appPrivileges, String alsoConnects) {
    this.database = database;
    this.appPrivileges = appPrivileges;
    this.alsoConnects = alsoConnects;
  }

  /** Accepts the name of the quantum or of its database. */
  static Quantum of(String name) {
    return ALL.stream()
        .filter(quantum -> quantum.database.equals(name) || quantum.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such quantum: " + name));
  }

  String database() {
    return database;
  }

  String owner() {
    return database + "_owner";
  }

  String app() {
    return database + "_app";
  }

  String appPrivileges() {
    return appPrivileges;
  }

  String alsoConnects() {
    return alsoConnects;
  }

  String brokerUser() {
    return name().toLowerCase(Locale.ROOT);
  }
}
