package com.sysopsquad.flows.monitor.replay;

import com.sysopsquad.flows.delivery.outbox.RefusedReplays;
import com.sysopsquad.flows.delivery.wire.OutgoingMessage;
import com.sysopsquad.flows.masking.Masking;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Turns a replay that the broker refuses back into a dead letter, with the reason. */
final class ReturningReplays implements RefusedReplays {

  private final JdbcClient jdbc;

  ReturningReplays(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void refused(OutgoingMessage message, String reason) {
    jdbc.sql(
            """
            update ops.dead_letter set state = 'DEAD', refusal = ?, revision = revision + 1
            where message_id = ? and queue = ? and state = 'REPLAYING'
            """)
        .param("The broker refuses it: " + Masking.mask(reason))
        .param(message.id())
        .param(message.queue())
        .update();
  }
}
