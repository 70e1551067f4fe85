package com.sysopsquad.jobs.role;

import java.util.Map;
import java.util.Set;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * A process that is a worker and nothing else listens on no port and changes no schema: it needs,
 * and is given, neither a web server nor the owner's password.
 */
public class WorkerEnvironment implements EnvironmentPostProcessor, Ordered {

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (Role.of(environment).equals(Set.of(Role.WORKER))) {
      environment
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "worker",
                  Map.of(
                      "spring.main.web-application-type", "none",
                      "spring.main.keep-alive", "true",
                      "spring.flyway.enabled", "false")));
    }
  }

  /** When the configuration files have been read. */
  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 10;
  }
}
