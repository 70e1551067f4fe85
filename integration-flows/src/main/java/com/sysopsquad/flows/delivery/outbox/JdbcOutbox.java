package com.sysopsquad.flows.delivery.outbox;

import com.sysopsquad.flows.delivery.wire.TimeOrderedIds;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.delivery.wire.contract.ContractType;
import com.sysopsquad.flows.message.Contract;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The outbox in a quantum's own database: one insert per call, in the caller's transaction. */
final class JdbcOutbox implements Outbox {

  private static final String INSERT =
      """
      insert into delivery.outbox
          (lane, id, queue, type, version, subject, sent_at, traceparent, body)
      select m.lane, m.id::uuid, m.queue, m.type, m.version, m.subject, ?, ?, m.body
      from unnest(cast(? as int[]), cast(? as text[]), cast(? as text[]), cast(? as text[]),
                  cast(? as int[]), cast(? as text[]), cast(? as text[]))
           with ordinality as m (lane, id, queue, type, version, subject, body, ordinal)
      order by m.ordinal
      """;

  private final JdbcClient jdbc;
  private final ContractJson json;
  private final TimeOrderedIds ids;
  private final Clock clock;
  private final Lanes lanes;

  JdbcOutbox(JdbcClient jdbc, ContractJson json, TimeOrderedIds ids, Clock clock, Lanes lanes) {
    this.jdbc = jdbc;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
    this.lanes = lanes;
  }

  @Override
  public void send(List<? extends Contract> messages) {
    send(messages, ContractType::queue);
  }

  @Override
  public void send(List<? extends Contract> messages, String queue) {
    send(messages, contract -> contract.on(queue));
  }

  private void send(List<? extends Contract> messages, Function<ContractType, String> queues) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("A message can only be sent within a transaction");
    }
    if (!messages.isEmpty()) {
      wakeAfterCommit(insert(messages, queues));
    }
  }

  private BitSet insert(List<? extends Contract> messages, Function<ContractType, String> queues) {
    int count = messages.size();
    Integer[] lane = new Integer[count];
    String[] id = new String[count];
    String[] queue = new String[count];
    String[] type = new String[count];
    Integer[] version = new Integer[count];
    String[] subject = new String[count];
    String[] body = new String[count];
    BitSet touched = new BitSet();
    for (int i = 0; i < count; i++) {
      Contract message = messages.get(i);
      ContractType contract = ContractType.of(message.getClass());
      subject[i] = message.subject();
      lane[i] = lanes.of(subject[i]);
      id[i] = ids.next().toString();
      queue[i] = queues.apply(contract);
      type[i] = contract.name();
      version[i] = contract.version();
      body[i] = json.write(message);
      touched.set(lane[i]);
    }
    jdbc.sql(INSERT)
        .param(OffsetDateTime.now(clock.withZone(ZoneOffset.UTC)))
        .param(traceparent())
        .param(lane)
        .param(id)
        .param(queue)
        .param(type)
        .param(version)
        .param(subject)
        .param(body)
        .update();
    return touched;
  }

  private void wakeAfterCommit(BitSet touched) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            lanes.wake(touched);
          }
        });
  }

  /** The current trace of the caller, as W3C Trace Context writes it. */
  private static @Nullable String traceparent() {
    String trace = MDC.get("traceId");
    String span = MDC.get("spanId");
    return trace == null || span == null ? null : "00-" + trace + "-" + span + "-01";
  }
}
