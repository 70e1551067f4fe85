package com.sysopsquad.jobs.console.frame.problem;

import java.io.Serial;

/** The API has nothing at this path. */
final class UnknownEndpoint extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  UnknownEndpoint(String request) {
    super("There is no endpoint %s. See /v3/api-docs for the list.".formatted(request));
  }
}
