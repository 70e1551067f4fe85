package com.sysopsquad.flows.cardstatus;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer side that writes down the decisions, except on some cards. */
class RecordingStatuses implements CardStatusReceiver {

  static final Set<UUID> FAILING = ConcurrentHashMap.newKeySet();

  private final JdbcClient jdbc;

  RecordingStatuses(DataSource database) {
    jdbc = JdbcClient.create(database);
  }

  @Override
  public void receive(List<CardStatusChanged> statuses) {
    for (CardStatusChanged status : statuses) {
      if (FAILING.contains(status.registrationId())) {
        throw new IllegalStateException("Cannot be shown");
      }
      jdbc.sql("insert into effect.applied (subject, version, note) values (?, 1, 'shown')")
          .param(status.registrationId().toString())
          .update();
    }
  }
}
