/**
 * What IBM MQ does differently from other brokers. Nothing depends on this package; it is found by
 * auto-configuration where the profile {@code ibm-mq} is active, and is not even loaded elsewhere.
 */
@NullMarked
package com.sysopsquad.flows.delivery.ibmmq;

import org.jspecify.annotations.NullMarked;
