package com.sysopsquad.jobs.console.api;

import java.io.Serial;

/** The API has nothing at this path. */
final class UnknownEndpoint extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  UnknownEndpoint(String request) {
    super("The API has nothing for %s; /v3/api-docs lists what there is.".formatted(request));
  }
}
