package com.sysopsquad.flows.delivery.inbox;

import com.sysopsquad.flows.delivery.wire.ArrivedMessage;
import com.sysopsquad.flows.delivery.wire.ParsedMessage;
import jakarta.jms.JMSException;
import java.time.Instant;

/** Parses everything that arrives in a queue. */
interface MessageParser {

  ParsedMessage parse(ArrivedMessage message, String queue, Instant receivedAt) throws JMSException;
}
