package com.sysopsquad.neighbours;

import com.sysopsquad.flows.ticketstatus.TicketStatusChanged;
import com.sysopsquad.flows.ticketstatus.TicketStatusReceiver;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer quantum that writes down every status of a ticket, in order. */
class RecordingStatuses implements TicketStatusReceiver {

  private final JdbcClient jdbc;

  RecordingStatuses(DataSource database) {
    jdbc = JdbcClient.create(database);
  }

  @Override
  public void receive(List<TicketStatusChanged> statuses) {
    for (TicketStatusChanged status : statuses) {
      jdbc.sql("insert into effect.told (ticket, version, state) values (?, ?, ?)")
          .param(status.ticketId())
          .param(status.version())
          .param(status.state().name())
          .update();
    }
  }
}
