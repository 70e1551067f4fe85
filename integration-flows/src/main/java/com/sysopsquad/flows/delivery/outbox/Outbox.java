package com.sysopsquad.flows.delivery.outbox;

import com.sysopsquad.flows.message.Contract;
import java.util.List;

/** What a quantum has promised to send. */
public interface Outbox {

  /**
   * Accepts the messages within the caller's transaction: they are sent if it commits, and only
   * then. Each gets a new UUIDv7; messages of one subject keep the order of the list.
   *
   * @throws IllegalStateException without a transaction
   */
  void send(List<? extends Contract> messages);

  /**
   * The same, on one of the other queues that their contracts use. Messages of one subject keep
   * their order within a queue, but not between two queues.
   *
   * @throws IllegalArgumentException if one of them does not use it
   */
  void send(List<? extends Contract> messages, String queue);
}
