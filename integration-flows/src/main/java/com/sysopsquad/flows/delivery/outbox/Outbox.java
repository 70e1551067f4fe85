package com.sysopsquad.flows.delivery.outbox;

import com.sysopsquad.flows.message.Contract;
import java.util.List;

/** What a quantum has promised to send. */
public interface Outbox {

  /**
   * Promises the messages within the caller's transaction: sent once it has committed, never
   * otherwise. Each gets a new UUIDv7; messages of one subject keep the order of the list.
   *
   * @throws IllegalStateException without a transaction
   */
  void send(List<? extends Contract> messages);

  /**
   * The same, on one of the other queues that their contracts travel on. Messages of one subject
   * keep their order within a queue, and not between two.
   *
   * @throws IllegalArgumentException if one of them does not travel on it
   */
  void send(List<? extends Contract> messages, String queue);
}
