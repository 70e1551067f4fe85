/**
 * The guarantee: once a sending transaction has committed, its effect happens exactly once. This
 * package only puts its rooms together. They depend on each other in one direction: {@code inbox}
 * on {@code deadletter}, that on {@code outbox}, that on {@code wire}; inbox and outbox use {@code
 * outage} as well.
 */
@NullMarked
package com.sysopsquad.flows.delivery;

import org.jspecify.annotations.NullMarked;
