package com.sysopsquad.flows.delivery.outbox;

import com.sysopsquad.flows.delivery.wire.WireFormat;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** The outbox of operations for messages that already have an id, headers and a body. */
public final class ReplayOutbox {

  private static final String EXTENSIONS = "cloudEvents_";

  /** What {@link WireFormat} writes from the message itself. */
  private static final Set<String> WRITTEN =
      Set.of(
          WireFormat.ID,
          WireFormat.TYPE,
          WireFormat.VERSION,
          WireFormat.TIME,
          WireFormat.SUBJECT,
          WireFormat.SPECIFICATION,
          WireFormat.CONTENT_TYPE,
          WireFormat.REPLAY,
          WireFormat.REPLACES);

  private final JdbcClient jdbc;
  private final Lanes lanes;
  private final JsonMapper json = JsonMapper.shared();

  ReplayOutbox(JdbcClient jdbc, Lanes lanes) {
    this.jdbc = jdbc;
    this.lanes = lanes;
  }

  /**
   * Promises the messages within the caller's transaction, under the ids that they have and in the
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

  /** Whether the broker has all that was promised. */
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
        .param(json.writeValueAsString(extensions(message)))
        .param(message.body())
        .update();
  }

  private static Map<String, String> extensions(ResentMessage message) {
    Map<String, String> headers = new TreeMap<>();
    message
        .headers()
        .forEach(
            (name, value) -> {
              if (name.startsWith(EXTENSIONS) && !WRITTEN.contains(name)) {
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
