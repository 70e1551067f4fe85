package com.sysopsquad.jobs;

import com.sysopsquad.platform.TestPlatform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application, wired and configured as in production, in this JVM. */
public final class OperationsProcess {

  private OperationsProcess() {}

  /** A billing database and the port of nobody, with these settings on top. */
  public static ConfigurableApplicationContext start(
      TestPlatform.Database database, String... settings) {
    var properties = new TreeMap<String, String>(TestPlatform.start().env());
    properties.putAll(database.env());
    properties.put("spring.config.additional-location", "file:" + config("operations.yaml"));
    properties.put("SYSOPS_OPERATIONS_PORT", "0");
    properties.put("SYSOPS_OPERATIONS_MANAGEMENT_PORT", "0");
    properties.put("sysops.sales-tax.file", config("sales-tax.csv"));
    properties.put("sysops.neighbours.sysops.contracts", config("contracts.csv"));
    // All tests share the provider, but each database knows only its own charges.
    properties.put("sysops.provider.shop", database.name());
    properties.put("sysops.run.look", "50ms");
    properties.put("sysops.run.restart-delay", "10ms");
    properties.put("sysops.payment.poll", "50ms");
    // An option that is given twice would be a list.
    for (String setting : settings) {
      properties.remove(setting.substring(2, setting.indexOf('=')));
    }
    var arguments = new ArrayList<String>();
    properties.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    arguments.addAll(List.of(settings));
    return new SpringApplicationBuilder(OperationsApplication.class)
        .run(arguments.toArray(String[]::new));
  }

  private static String config(String file) {
    return Path.of("../config", file).toAbsolutePath().normalize().toString();
  }

  /** Waits for a condition, never for a time. */
  public static void await(BooleanSupplier condition, String what) {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Waited in vain: " + what);
      }
      LockSupport.parkNanos(10_000_000);
    }
  }
}
