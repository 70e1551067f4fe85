/**
 * What Artemis does differently from other brokers. Nothing depends on this package;
 * auto-configuration loads it if Artemis is the broker.
 */
@NullMarked
package com.sysopsquad.flows.delivery.artemis;

import org.jspecify.annotations.NullMarked;
