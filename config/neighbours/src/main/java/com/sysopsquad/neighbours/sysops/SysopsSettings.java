package com.sysopsquad.neighbours.sysops;

import com.sysopsquad.neighbours.NeighbourSettings;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The location of the sysops quantum; see {@link NeighbourSettings}.
 *
 * @param contracts the catalog as a person edits it
 */
@ConfigurationProperties("sysops.neighbours.sysops")
record SysopsSettings(
    String url,
    String user,
    String password,
    String owner,
    String ownerPassword,
    @DefaultValue("") String brokerUser,
    @DefaultValue("") String brokerPassword,
    @DefaultValue("config/contracts.csv") Path contracts) {

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
