package com.sysopsquad.flows.database;

/** Says that the server of a database is too old for this product. */
final class UnsupportedServer extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnsupportedServer(String message) {
    super(message);
  }
}
