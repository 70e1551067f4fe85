package com.sysopsquad.flows.delivery.inbox;

import com.sysopsquad.flows.delivery.wire.ParsedMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;

/** Parses whatever lies in a queue. */
interface MessageParser {

  ParsedMessage parse(Message message, String queue, Instant receivedAt) throws JMSException;
}
