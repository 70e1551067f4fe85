package com.sysopsquad.flows.message.telemetry;

import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.Within;

/**
 * The way of messages between two nodes of a graph.
 *
 * @param from the node that they come from
 * @param to the node that they go to
 * @param kind what Spring Integration calls its type, such as {@code discard}
 */
public record EndpointLink(
    @Within(least = 0) long from, @Within(least = 0) long to, @Length(most = 400) String kind) {}
