package com.sysopsquad.flows.delivery;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;

/** The one thing in which brokers differ for the guarantee: how to get a connection. */
public interface Broker {

  /**
   * A new connection, not yet started, that fails when the broker goes away instead of reconnecting
   * by itself: trying again is the business of whoever uses it.
   */
  Connection connect() throws JMSException;

  /** The same broker for another user. */
  Broker as(String user, String password);
}
