package com.sysopsquad.neighbours.reporting;

import com.sysopsquad.neighbours.NeighbourSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The location of the reporting quantum; see {@link NeighbourSettings}. */
@ConfigurationProperties("sysops.neighbours.reporting")
record ReportingSettings(
    String url,
    String user,
    String password,
    String owner,
    String ownerPassword,
    @DefaultValue("") String brokerUser,
    @DefaultValue("") String brokerPassword) {

  NeighbourSettings neighbour() {
    return new NeighbourSettings(
        url, user, password, owner, ownerPassword, brokerUser, brokerPassword);
  }

  /** Never shows a password. */
  @Override
  public String toString() {
    return neighbour().toString();
  }
}
