package com.sysopsquad.jobs;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration;

/**
 * The operations process: jobs, schedules, consoles and billing's side of every conversation; or,
 * with the role {@code worker} alone, a process that takes partitions of runs.
 */
@SpringBootApplication(exclude = QuartzAutoConfiguration.class)
public class OperationsApplication {

  /** Starts operations with the roles of {@code sysops.roles}. */
  public static void main(String[] args) {
    SpringApplication.run(OperationsApplication.class, args);
  }
}
