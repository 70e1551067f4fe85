package com.sysopsquad.flows.delivery;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;

/** Makes an arrival of whatever lies in a queue. */
interface MessageReading {

  Arrival read(Message message, String queue, Instant arrivedAt) throws JMSException;
}
