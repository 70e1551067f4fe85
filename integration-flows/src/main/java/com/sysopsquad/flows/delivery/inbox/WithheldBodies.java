package com.sysopsquad.flows.delivery.inbox;

import com.sysopsquad.flows.delivery.wire.ParsedMessage;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The bodies of messages that one conversation has given up and that operations must not read. A
 * replay comes without a body, and takes it from here.
 */
final class WithheldBodies {

  private final JdbcClient jdbc;
  private final boolean withholds;

  /**
   * @param withholds whether the conversation is one of those; otherwise nothing happens here
   */
  WithheldBodies(JdbcClient jdbc, boolean withholds) {
    this.jdbc = jdbc;
    this.withholds = withholds;
  }

  /** Keeps the bodies that can be applied at all, in the present transaction. */
  void keep(List<ReceivedMessage> messages) {
    for (ReceivedMessage message : withholds ? messages : List.<ReceivedMessage>of()) {
      if (message.isWhole()) {
        jdbc.sql(
                """
                insert into delivery.withheld_body (id, queue, body) values (?, ?, ?)
                on conflict (id, queue)
                do update set body = excluded.body, withheld_at = clock_timestamp()
                """)
            .param(message.id())
            .param(message.queue())
            .param(message.body())
            .update();
      }
    }
  }

  /** The message with its body, if it is a replay that came without one. */
  ParsedMessage restored(ParsedMessage parsed) {
    ReceivedMessage message = parsed.message();
    if (!withholds
        || parsed.defect() != null
        || !message.isReplay()
        || !message.body().equals(ReceivedMessage.WITHHELD_BODY)) {
      return parsed;
    }
    return find(message)
        .map(body -> ParsedMessage.valid(message.withBody(body)))
        .orElseGet(
            () ->
                ParsedMessage.invalid(
                    message, "Its body is no longer kept here, so it cannot be applied."));
  }

  /** Forgets the body of a message that is applied, in the present transaction. */
  void forget(ReceivedMessage message) {
    if (withholds) {
      jdbc.sql("delete from delivery.withheld_body where id = ? and queue = ?")
          .param(message.id())
          .param(message.queue())
          .update();
    }
  }

  private Optional<String> find(ReceivedMessage message) {
    return jdbc.sql("select body from delivery.withheld_body where id = ? and queue = ?")
        .param(message.id())
        .param(message.queue())
        .query(String.class)
        .optional();
  }
}
