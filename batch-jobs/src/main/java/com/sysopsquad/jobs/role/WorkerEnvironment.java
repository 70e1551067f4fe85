package com.sysopsquad.jobs.role;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * A process that is a worker and nothing else has no pages and changes no schema: it needs, and is
 * given, no owner's password. It listens only where a port for health and metrics is named.
 */
public class WorkerEnvironment implements EnvironmentPostProcessor, Ordered {

  /** Whether the process is nothing but a worker. */
  static final String ALONE = "sysops.worker.alone";

  private static final String MANAGEMENT_ADDRESS = "${SYSOPS_MANAGEMENT_ADDRESS:127.0.0.1}";
  private static final String PORT = "SYSOPS_WORKER_MANAGEMENT_PORT";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (Role.of(environment).equals(Set.of(Role.WORKER))) {
      Map<String, Object> settings = new HashMap<>();
      settings.put(ALONE, "true");
      settings.put("spring.main.keep-alive", "true");
      settings.put("spring.flyway.enabled", "false");
      String port = environment.getProperty(PORT, "");
      if (port.isBlank()) {
        settings.put("spring.main.web-application-type", "none");
      } else {
        settings.put("server.port", port);
        settings.put("server.address", MANAGEMENT_ADDRESS);
        settings.put("management.server.port", "");
        settings.put("spring.mvc.formcontent.filter.enabled", "false");
      }
      environment.getPropertySources().addFirst(new MapPropertySource("worker", settings));
    } else {
      // Not in the configuration file: where there is no port of their own there must be no
      // address.
      environment
          .getPropertySources()
          .addLast(
              new MapPropertySource(
                  "management", Map.of("management.server.address", MANAGEMENT_ADDRESS)));
    }
  }

  /** When the configuration files have been read. */
  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 10;
  }
}
