package com.sysopsquad.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The environment of one installation: where its parts are and how its processes sign in. */
final class PlatformEnvironment {

  private static final List<String> PORTAL =
      List.of(
          "SYSOPS_VAR",
          "SYSOPS_PORTAL_PORT",
          "SYSOPS_PORTAL_MANAGEMENT_PORT",
          "SYSOPS_CUSTOMER_DB_",
          "SYSOPS_BROKER_URL",
          "SYSOPS_BROKER_CUSTOMER_",
          "SYSOPS_MAIL_",
          "SYSOPS_CARD_PUBLIC_KEYS",
          "SYSOPS_CUSTOMER_WITHHELD_KEY",
          "SYSOPS_API_",
          "SYSOPS_DEMO_PASSWORD");
  private static final List<String> OPERATIONS =
      List.of(
          "SYSOPS_VAR",
          "SYSOPS_OPERATIONS_",
          "SYSOPS_SECOND_OPERATOR_",
          "SYSOPS_BILLING_CLERK_",
          "SYSOPS_VIEWER_",
          "SYSOPS_ROLES",
          "SYSOPS_CUSTOMER_DB_URL",
          "SYSOPS_BILLING_DB_",
          "SYSOPS_SYSOPS_DB_",
          "SYSOPS_REPORTING_DB_",
          "SYSOPS_SYNC_DB_",
          "SYSOPS_BROKER_URL",
          "SYSOPS_BROKER_BILLING_",
          "SYSOPS_BROKER_SYSOPS_",
          "SYSOPS_BROKER_REPORTING_",
          "SYSOPS_BROKER_OPERATIONS_",
          "SYSOPS_MAIL_",
          "SYSOPS_ALARMS_",
          "SYSOPS_PROVIDER_",
          "SYSOPS_BILLING_WITHHELD_KEY",
          "SYSOPS_SYSOPS_WITHHELD_KEY",
          "SYSOPS_REPORTING_WITHHELD_KEY",
          "SYSOPS_CARD_");
  private static final List<String> CLIENT =
      List.of("SYSOPS_OPERATIONS_", "SYSOPS_BILLING_CLERK_", "SYSOPS_VIEWER_");

  private final Path var;
  private final Map<String, String> values = new TreeMap<>();

  PlatformEnvironment(Path var, Ports ports, Secrets secrets) {
    this.var = var.toAbsolutePath().normalize();
    values.put("SYSOPS_VAR", this.var.toString());
    values.put("SYSOPS_PORTAL_PORT", String.valueOf(ports.portal()));
    values.put("SYSOPS_OPERATIONS_PORT", String.valueOf(ports.operations()));
    values.put("SYSOPS_PORTAL_MANAGEMENT_PORT", String.valueOf(ports.portalManagement()));
    values.put("SYSOPS_OPERATIONS_MANAGEMENT_PORT", String.valueOf(ports.operationsManagement()));
    for (Quantum quantum : Quantum.ALL) {
      String prefix = "SYSOPS_" + quantum + "_DB_";
      values.put(prefix + "URL", jdbcUrl(ports.database(), quantum.database()));
      values.put(prefix + "USER", quantum.app());
      values.put(prefix + "PASSWORD", secrets.password(quantum.app()));
      values.put(prefix + "OWNER", quantum.owner());
      values.put(prefix + "OWNER_PASSWORD", secrets.password(quantum.owner()));
      values.put(
          "SYSOPS_" + quantum + "_WITHHELD_KEY",
          secrets.password("withheld." + quantum.database()));
    }
    values.put("SYSOPS_SYNC_DB_USER", "contract_sync");
    values.put("SYSOPS_SYNC_DB_PASSWORD", secrets.password("contract_sync"));
    values.put("SYSOPS_BROKER_URL", "tcp://localhost:" + ports.broker());
    for (String user : List.of("customer", "billing", "sysops", "reporting", "operations")) {
      String prefix = "SYSOPS_BROKER_" + user.toUpperCase(java.util.Locale.ROOT) + "_";
      values.put(prefix + "USER", user);
      values.put(prefix + "PASSWORD", secrets.password("broker." + user));
    }
    values.put("SYSOPS_PROVIDER_URL", "http://localhost:" + ports.provider());
    values.put("SYSOPS_PROVIDER_KEY", "sk_test_" + secrets.password("provider"));
    values.put("SYSOPS_MAIL_HOST", "localhost");
    values.put("SYSOPS_MAIL_PORT", String.valueOf(ports.mail()));
    values.put("SYSOPS_CARD_PUBLIC_KEYS", file(secrets.cardPublicKeys()));
    values.put("SYSOPS_CARD_PRIVATE_KEYS", file(secrets.cardPrivateKeys()));
    values.put("SYSOPS_CARD_VAULT_KEYS", file(secrets.cardVaultKeys()));
    values.put("SYSOPS_API_SIGNING_KEYS", file(secrets.apiSigningKeys()));
    values.put("SYSOPS_API_CALL_CENTRE_SECRET", secrets.password("api.call-centre"));
    values.put("SYSOPS_OPERATIONS_USER", "operator");
    values.put("SYSOPS_OPERATIONS_PASSWORD", secrets.password("operator"));
    values.put("SYSOPS_SECOND_OPERATOR_USER", "second");
    values.put("SYSOPS_SECOND_OPERATOR_PASSWORD", secrets.password("second"));
    values.put("SYSOPS_BILLING_CLERK_USER", "clerk");
    values.put("SYSOPS_BILLING_CLERK_PASSWORD", secrets.password("clerk"));
    values.put("SYSOPS_VIEWER_USER", "viewer");
    values.put("SYSOPS_VIEWER_PASSWORD", secrets.password("viewer"));
    values.put("SYSOPS_DEMO_PASSWORD", secrets.password("demo"));
    values.put("SYSOPS_ROLES", "console,scheduler,worker,card-intake,neighbours");
  }

  static String jdbcUrl(int port, String database) {
    return "jdbc:postgresql://localhost:" + port + "/" + database;
  }

  /** All settings, for tests and for the file {@code platform.env}. */
  Map<String, String> values() {
    return Map.copyOf(values);
  }

  String value(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no such setting: " + name);
    }
    return value;
  }

  /**
   * Writes one file for everything and one per process, which contains only what that process may
   * know.
   */
  void write() {
    write("platform.env", name -> true);
    write("portal.env", name -> PORTAL.stream().anyMatch(name::startsWith));
    write("operations.env", name -> OPERATIONS.stream().anyMatch(name::startsWith));
    write("ops.env", name -> CLIENT.stream().anyMatch(name::startsWith));
  }

  private void write(String file, Predicate<String> mayKnow) {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (name, value) -> {
          if (mayKnow.test(name)) {
            text.append(name).append('=').append(value).append('\n');
          }
        });
    try {
      PrivateFiles.write(var.resolve(file), text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String file(Path path) {
    return path.toAbsolutePath().normalize().toString();
  }
}
