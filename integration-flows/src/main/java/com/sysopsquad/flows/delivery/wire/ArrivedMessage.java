package com.sysopsquad.flows.delivery.wire;

import jakarta.jms.Message;

/**
 * A message that has arrived, with its body taken out.
 *
 * @param head the message, which is asked for its headers only
 */
public record ArrivedMessage(Message head, Body body) {}
