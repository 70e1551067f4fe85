package com.sysopsquad.flows.delivery.outbox;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.WireFormat;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** The outbox of operations for messages that already have an id, headers and a body. */
public final class ReplayOutbox {

  /** Headers of the broker, of JMS and of ours that do not describe the message itself. */
  private static final Pattern OF_TRANSPORT = Pattern.compile("JMS.*|_.*|NATIVE_.*|sysops_.*");

  /** Headers that are written from the message itself. */
  private static final Set<String> WRITTEN =
      Set.of(WireFormat.ID, WireFormat.TRACE, WireFormat.REPLAY, WireFormat.REPLACES);

  private final JdbcClient jdbc;
  private final Lanes lanes;
  private final JsonMapper json = JsonMapper.shared();

  ReplayOutbox(JdbcClient jdbc, Lanes lanes) {
    this.jdbc = jdbc;
    this.lanes = lanes;
  }

  /**
   * Accepts the messages within the caller's transaction, with the ids that they have and in the
   * order of the list.
   *
   * @throws IllegalStateException without a transaction
   */
  public void send(List<ResentMessage> messages) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("A message can only be sent within a transaction");
    }
    messages.forEach(this::insert);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            lanes.wakeReplays();
          }
        });
  }

  /** Whether the broker has taken all messages. */
  public boolean isEmpty() {
    return jdbc.sql("select not exists (select from delivery.outbox where lane = ?)")
        .param(Lanes.REPLAYS)
        .query(Boolean.class)
        .single();
  }

  private void insert(ResentMessage message) {
    jdbc.sql(
            """
            insert into delivery.outbox
                (lane, id, queue, type, version, subject, sent_at, traceparent, headers, body)
            values (?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?)
            """)
        .param(Lanes.REPLAYS)
        .param(message.id())
        .param(message.queue())
        .param(message.type())
        .param(message.version())
        .param(message.subject())
        .param(message.sentAt().atOffset(ZoneOffset.UTC))
        .param(message.headers().get(WireFormat.TRACE))
        .param(json.writeValueAsString(headers(message)))
        .param(message.body())
        .update();
  }

  /**
   * The original headers, so that the message is sent as it was, who sent it first, and that it is
   * a replay. Its id is the one that its receiver knows.
   */
  static Map<String, String> headers(ResentMessage message) {
    Map<String, String> headers = new TreeMap<>();
    message
        .headers()
        .forEach(
            (name, value) -> {
              if (name.equals(WireFormat.GROUP)
                  || name.equals(ReceivedMessage.SENDER)
                  || (!WRITTEN.contains(name) && !OF_TRANSPORT.matcher(name).matches())) {
                headers.put(name, value);
              }
            });
    headers.put(WireFormat.REPLAY, Long.toString(message.replay()));
    if (message.replaces() != null) {
      headers.put(WireFormat.REPLACES, message.replaces().toString());
    }
    return headers;
  }
}
