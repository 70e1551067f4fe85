package com.sysopsquad.flows.delivery.wire;

import jakarta.jms.Message;
import org.jspecify.annotations.Nullable;

/**
 * A message that has arrived, with its body read.
 *
 * @param head the message, which is used only for its headers
 * @param user the broker user who sent it, as reported by the broker; null if it does not report
 *     this
 */
public record ArrivedMessage(Message head, Body body, @Nullable String user) {}
