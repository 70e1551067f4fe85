package com.sysopsquad.flows.delivery.inbox.withheld;

import com.sysopsquad.flows.delivery.deadletter.Secrecy;
import com.sysopsquad.flows.delivery.wire.ParsedMessage;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The bodies of messages that one conversation has given up and that operations may not read, in
 * full or in part, encrypted if the quantum has a key. A replay has no body, and its receiver takes
 * the body from here.
 */
public final class WithheldBodies {

  private static final Logger log = LoggerFactory.getLogger(WithheldBodies.class);

  private final JdbcClient jdbc;
  private final Secrecy secrecy;
  private final Seal seal;
  private final UnaryOperator<ReceivedMessage> storable;

  /**
   * @param storable what may be stored of a message
   */
  public WithheldBodies(
      JdbcClient jdbc, Secrecy secrecy, Seal seal, UnaryOperator<ReceivedMessage> storable) {
    this.jdbc = jdbc;
    this.secrecy = secrecy;
    this.seal = seal;
    this.storable = storable;
  }

  private boolean withholds() {
    return secrecy == Secrecy.WITHHELD || secrecy == Secrecy.OPEN;
  }

  /** Stores the bodies that can be applied, in the current transaction and in one statement. */
  public void keep(List<ReceivedMessage> messages) {
    Map<List<Object>, ReceivedMessage> kept = new LinkedHashMap<>();
    for (ReceivedMessage message : messages) {
      if (secrecy.keeps(message) && !hasPlaceholder(message)) {
        kept.put(List.of(message.id(), message.queue()), message);
      }
    }
    if (kept.isEmpty()) {
      return;
    }
    if (!seal.isSet()) {
      log.warn(
          "Bodies from {} are stored unencrypted, since sysops.delivery.withheld.keys is empty",
          kept.values().iterator().next().queue());
    }
    jdbc.sql(
            """
            insert into delivery.withheld_body (id, queue, body, encoded, sealed)
            select id, queue, body, encoded, :sealed
            from unnest(cast(:ids as text[])::uuid[], cast(:queues as text[]), cast(:bodies as text[]),
                        cast(:encoded as boolean[])) as kept (id, queue, body, encoded)
            on conflict (id, queue)
            do update set body = excluded.body, encoded = excluded.encoded,
                          sealed = excluded.sealed, withheld_at = clock_timestamp()
            """)
        .param("sealed", seal.isSet())
        .param("ids", array(kept, message -> message.id().toString(), String[]::new))
        .param("queues", array(kept, ReceivedMessage::queue, String[]::new))
        .param("bodies", array(kept, this::stored, String[]::new))
        .param("encoded", array(kept, ReceivedMessage::isEncoded, Boolean[]::new))
        .update();
  }

  private String stored(ReceivedMessage message) {
    String body = message.isEncoded() ? message.body() : storable.apply(message).body();
    return seal.isSet() ? seal.close(body, about(message)) : body;
  }

  private static <T> T[] array(
      Map<List<Object>, ReceivedMessage> kept,
      Function<ReceivedMessage, T> column,
      IntFunction<T[]> empty) {
    return kept.values().stream().map(column).toArray(empty);
  }

  /**
   * The message with its body, if it is a replay without one. A replay that cannot be applied gets
   * it too, since the body is stored again when the message is given up again.
   */
  public ParsedMessage restored(ParsedMessage parsed) {
    ReceivedMessage message = parsed.message();
    if (!withholds() || !message.isReplay() || !hasPlaceholder(message)) {
      return parsed;
    }
    return find(parsed)
        .orElseGet(
            () ->
                ParsedMessage.invalid(
                    message, "Its body is no longer stored, so it cannot be applied."));
  }

  /** Deletes the body of an applied message, in the current transaction. */
  public void forget(ReceivedMessage message) {
    if (withholds()) {
      jdbc.sql("delete from delivery.withheld_body where id = ? and queue = ?")
          .param(message.id())
          .param(message.queue())
          .update();
    }
  }

  private Optional<ParsedMessage> find(ParsedMessage parsed) {
    return jdbc.sql(
            """
            select body, encoded, sealed from delivery.withheld_body where id = ? and queue = ?
            """)
        .param(parsed.id())
        .param(parsed.message().queue())
        .query(
            (row, number) ->
                row.getBoolean("sealed")
                    ? opened(parsed, row.getString("body"), row.getBoolean("encoded"))
                    : with(parsed, row.getString("body"), row.getBoolean("encoded")))
        .optional();
  }

  private ParsedMessage opened(ParsedMessage parsed, String body, boolean encoded) {
    return seal.open(body, about(parsed.message()))
        .map(text -> with(parsed, text, encoded))
        .orElseGet(
            () ->
                ParsedMessage.invalid(
                    parsed.message(),
                    "Its body is encrypted with a key that is not among"
                        + " sysops.delivery.withheld.keys, so it cannot be applied."));
  }

  private static ParsedMessage with(ParsedMessage parsed, String body, boolean encoded) {
    return encoded ? parsed.withBytes(Base64.getDecoder().decode(body)) : parsed.withBody(body);
  }

  /** The body of a replay, in place of the one that is stored here. */
  private static boolean hasPlaceholder(ReceivedMessage message) {
    return message.body().equals(ReceivedMessage.WITHHELD_BODY);
  }

  private static String about(ReceivedMessage message) {
    return message.queue() + " " + message.id();
  }
}
