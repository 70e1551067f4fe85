/**
 * What Artemis does differently from other brokers. Nothing depends on this package; it is found by
 * auto-configuration where Artemis is the broker.
 */
@NullMarked
package com.sysopsquad.flows.delivery.artemis;

import org.jspecify.annotations.NullMarked;
