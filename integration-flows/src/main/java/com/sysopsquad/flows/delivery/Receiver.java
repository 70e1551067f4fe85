package com.sysopsquad.flows.delivery;

/** One thread's worth of an inbound adapter. */
interface Receiver extends Runnable {

  /** Lets it end after what it is about. */
  void close();
}
