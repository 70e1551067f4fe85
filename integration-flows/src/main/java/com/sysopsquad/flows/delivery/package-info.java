/**
 * The guarantee: once a sending transaction has committed, its effect happens exactly once. This
 * package only connects its subpackages. They depend on each other in one direction: {@code mark}
 * on {@code inbox}, which depends on {@code deadletter}, which depends on {@code outbox}, which
 * depends on {@code wire}. {@code inbox} and {@code outbox} also use {@code outage}, and {@code
 * inbox} counts in {@code telemetry} and follows {@code pause}.
 */
@NullMarked
package com.sysopsquad.flows.delivery;

import org.jspecify.annotations.NullMarked;
