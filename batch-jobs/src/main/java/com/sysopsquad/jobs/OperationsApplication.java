package com.sysopsquad.jobs;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration;

/**
 * The operations process: jobs, schedules, consoles and billing's side of every conversation; or,
 * if it only has the role {@code worker}, a process that takes partitions of runs.
 */
@SpringBootApplication(exclude = QuartzAutoConfiguration.class)
public class OperationsApplication {

  private static final Path SETTINGS = Path.of("config/operations.yaml");

  /** Starts operations with the roles in {@code sysops.roles}. */
  public static void main(String[] args) {
    if (Files.isDirectory(SETTINGS) || !Files.isReadable(SETTINGS)) {
      System.err.printf(
          "operations: %s %s in %s. Start this in the folder that contains config/%n",
          SETTINGS,
          Files.exists(SETTINGS) ? "is not a readable file" : "is missing",
          Path.of("").toAbsolutePath());
      System.exit(1);
    }
    SpringApplication.run(OperationsApplication.class, args);
  }
}
