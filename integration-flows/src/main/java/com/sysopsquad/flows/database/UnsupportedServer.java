package com.sysopsquad.flows.database;

/** The server of a database is too old for this product. */
public final class UnsupportedServer extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnsupportedServer(String message) {
    super(message);
  }
}
