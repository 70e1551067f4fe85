package com.sysopsquad.flows.delivery.ibmmq;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the queue manager is and who connects.
 *
 * @param queueManager its name; {@code *} and a name for a group of queue managers
 * @param connectionNames {@code host(port)} of all its instances, separated by commas, tried in
 *     this order
 * @param channel the server-connection channel
 * @param user of this quantum; at most 12 characters
 * @param password of the user
 * @param cipherSuite of TLS, such as {@code TLS_AES_256_GCM_SHA384}; null or empty: without TLS
 * @param applicationName what the queue manager calls us
 */
@ConfigurationProperties("sysops.ibm-mq")
record IbmMqSettings(
    String queueManager,
    String connectionNames,
    @DefaultValue("SYSOPS.SVRCONN") String channel,
    String user,
    String password,
    @Nullable String cipherSuite,
    @DefaultValue("sysops-squad") String applicationName) {

  /** Never shows the password. */
  @Override
  public String toString() {
    return "IbmMqSettings[%s at %s by %s as %s]"
        .formatted(queueManager, connectionNames, channel, user);
  }
}
