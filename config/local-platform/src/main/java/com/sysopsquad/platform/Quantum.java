package com.sysopsquad.platform;

import java.util.List;
import java.util.Locale;

/** The four quanta, with the names that the environment, the databases and the broker use. */
enum Quantum {
  CUSTOMER("connect", "contract_sync"),
  BILLING("connect, temporary", "contract_sync"),
  SYSOPS("connect", "contract_sync"),
  REPORTING("connect", "reporting_app");

  static final List<Quantum> ALL = List.of(values());

  private final String appPrivileges;
  private final String alsoConnects;

  Quantum(String appPrivileges, String alsoConnects) {
    this.appPrivileges = appPrivileges;
    this.alsoConnects = alsoConnects;
  }

  /** The quantum with this name, ignoring case. */
  static Quantum of(String name) {
    return ALL.stream()
        .filter(quantum -> quantum.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such quantum: " + name));
  }

  String database() {
    return name().toLowerCase(Locale.ROOT);
  }

  String owner() {
    return database() + "_owner";
  }

  String app() {
    return database() + "_app";
  }

  String appPrivileges() {
    return appPrivileges;
  }

  String alsoConnects() {
    return alsoConnects;
  }

  String brokerUser() {
    return database();
  }
}
