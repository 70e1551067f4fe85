package com.sysopsquad.flows.delivery.inbox;

import com.sysopsquad.flows.delivery.deadletter.Secrecy;
import com.sysopsquad.flows.delivery.wire.ParsedMessage;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The bodies of messages that one conversation has given up and that operations must not read, in
 * all or in part. A replay comes without a body, and takes it from here.
 */
final class WithheldBodies {

  private final JdbcClient jdbc;
  private final Secrecy secrecy;
  private final UnaryOperator<ReceivedMessage> storable;

  /**
   * @param storable what may be stored of a message
   */
  WithheldBodies(JdbcClient jdbc, Secrecy secrecy, UnaryOperator<ReceivedMessage> storable) {
    this.jdbc = jdbc;
    this.secrecy = secrecy;
    this.storable = storable;
  }

  private boolean withholds() {
    return secrecy == Secrecy.WITHHELD || secrecy == Secrecy.OPEN;
  }

  /** Keeps the bodies that can be applied at all, in the present transaction. */
  void keep(List<ReceivedMessage> messages) {
    for (ReceivedMessage message : messages) {
      if (secrecy.keeps(message)) {
        jdbc.sql(
                """
                insert into delivery.withheld_body (id, queue, body) values (?, ?, ?)
                on conflict (id, queue)
                do update set body = excluded.body, withheld_at = clock_timestamp()
                """)
            .param(message.id())
            .param(message.queue())
            .param(storable.apply(message).body())
            .update();
      }
    }
  }

  /** The message with its body, if it is a replay that came without one. */
  ParsedMessage restored(ParsedMessage parsed) {
    ReceivedMessage message = parsed.message();
    if (!withholds()
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
    if (withholds()) {
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
