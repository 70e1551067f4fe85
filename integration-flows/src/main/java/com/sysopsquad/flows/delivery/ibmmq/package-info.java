/**
 * What IBM MQ does differently from other brokers. Nothing depends on this package;
 * auto-configuration loads it only if the profile {@code ibm-mq} is active.
 */
@NullMarked
package com.sysopsquad.flows.delivery.ibmmq;

import org.jspecify.annotations.NullMarked;
