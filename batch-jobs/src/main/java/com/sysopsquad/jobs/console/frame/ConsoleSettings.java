package com.sysopsquad.jobs.console.frame;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a deployment sets for the console.
 *
 * @param apiCallsAtOnce how many calls of the REST API are answered at the same time; more are told
 *     to try again
 * @param patience how long a page waits for the database or the broker before it says that they
 *     cannot be reached
 */
@ConfigurationProperties("sysops.console")
public record ConsoleSettings(
    @DefaultValue("16") int apiCallsAtOnce, @DefaultValue("2s") Duration patience) {}
