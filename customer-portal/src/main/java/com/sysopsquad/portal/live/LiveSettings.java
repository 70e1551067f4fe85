package com.sysopsquad.portal.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How open pages are kept up to date.
 *
 * @param look how often a replica checks for changes, once for all its open pages
 * @param heartbeat time after which a silent stream gets a sign of life
 * @param life how long a stream lasts before the browser must connect again and still be signed in
 * @param streams how many streams a replica holds; further pages poll every few seconds
 * @param streamsOfOne how many of them one customer may have; a new one replaces the oldest
 */
@ConfigurationProperties("sysops.portal.live")
record LiveSettings(
    @DefaultValue("1s") Duration look,
    @DefaultValue("15s") Duration heartbeat,
    @DefaultValue("60s") Duration life,
    @DefaultValue("1000") int streams,
    @DefaultValue("6") int streamsOfOne) {}
