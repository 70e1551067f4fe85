package com.sysopsquad.flows.message;

/**
 * A message between quanta: immutable, JSON by Jackson, and named on the wire by its {@link
 * MessageType}.
 *
 * <p>The subject is the aggregate whose messages must stay in order.
 */
public interface Contract {

  /**
   * The aggregate that this message is about; messages of one subject are applied in the order of
   * their commits.
   */
  String subject();
}
