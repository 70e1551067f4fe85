package com.sysopsquad.flows.message.telemetry;

import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.Within;
import org.jspecify.annotations.Nullable;

/**
 * A message endpoint or channel of a process.
 *
 * @param id within the graph
 * @param name its bean
 * @param kind what Spring Integration calls its type, such as {@code transformer}
 * @param queue the queue that it receives from; null for none
 */
public record EndpointNode(
    @Within(least = 0) long id,
    @Length(most = 400) String name,
    @Length(most = 400) String kind,
    @Length(most = 500) @Nullable String queue) {}
