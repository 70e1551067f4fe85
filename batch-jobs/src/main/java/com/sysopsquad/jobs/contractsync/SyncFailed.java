package com.sysopsquad.jobs.contractsync;

/** Nothing was published, and the replica has not changed; the message says why and what to do. */
class SyncFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SyncFailed(String message) {
    super(message);
  }

  SyncFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
