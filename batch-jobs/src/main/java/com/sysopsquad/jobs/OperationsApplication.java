package com.sysopsquad.jobs;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The operations process: jobs, schedules, consoles and billing's side of every conversation. */
@SpringBootApplication
public class OperationsApplication {

  /** Starts operations with the roles of {@code sysops.roles}. */
  public static void main(String[] args) {
    SpringApplication.run(OperationsApplication.class, args);
  }
}
