package com.sysopsquad.flows.delivery.wire;

import jakarta.jms.Message;
import org.jspecify.annotations.Nullable;

/**
 * A message that has arrived, with its body taken out.
 *
 * @param head the message, which is asked for its headers only
 * @param user the broker's user who sent it, as the broker itself says; null if it does not say
 */
public record ArrivedMessage(Message head, Body body, @Nullable String user) {}
