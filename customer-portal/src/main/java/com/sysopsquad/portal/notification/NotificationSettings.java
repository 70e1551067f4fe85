package com.sysopsquad.portal.notification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Emails to customers.
 *
 * @param enabled whether any are written
 * @param sender value of the header From
 */
@ConfigurationProperties("sysops.notification")
record NotificationSettings(@DefaultValue("true") boolean enabled, String sender) {}
