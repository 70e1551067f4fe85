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
 * A process that is only a worker has no pages and changes no schema, so it gets no owner's
 * password. It listens only if a port for health and metrics is set.
 */
class WorkerEnvironment implements EnvironmentPostProcessor, Ordered {

  /** Whether the process is only a worker. */
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
      // Not in the configuration file: without a separate port there must be no address.
      environment
          .getPropertySources()
          .addLast(
              new MapPropertySource(
                  "management", Map.of("management.server.address", MANAGEMENT_ADDRESS)));
    }
  }

  /** After the configuration files have been read. */
  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 10;
  }
}
