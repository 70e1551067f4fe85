package com.sysopsquad.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this application stops.
 *
 * @param pause how long it still serves new requests after SIGTERM, while {@code /readyz} already
 *     answers 503; longer than a balancer needs to notice
 */
@ConfigurationProperties("sysops.web.stopping")
record StoppingSettings(@DefaultValue("0s") Duration pause) {}
