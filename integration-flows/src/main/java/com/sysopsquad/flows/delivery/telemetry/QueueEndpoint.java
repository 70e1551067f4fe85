package com.sysopsquad.flows.delivery.telemetry;

/** An endpoint that receives from a queue, which the process's graph names with it. */
public interface QueueEndpoint {

  /** The name of the queue. */
  String queue();
}
