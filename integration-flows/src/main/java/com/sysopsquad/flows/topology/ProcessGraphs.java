package com.sysopsquad.flows.topology;

import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.telemetry.EndpointGraph;
import com.sysopsquad.flows.message.telemetry.EndpointNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The graphs of the processes, in {@code ops.process_graph}. */
public final class ProcessGraphs {

  private static final int MOST_PROCESSES = 100;

  private final JdbcClient jdbc;
  private final JsonMapper json = new JsonMapper();
  private final Map<UUID, Known> known = new ConcurrentHashMap<>();

  /** Keeps and reads them here. */
  public ProcessGraphs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Keeps the graph of a process within its bounds, in the current transaction. A queue from which
   * its quantum cannot receive is not believed.
   *
   * @param number of the report that brought it
   */
  public void keep(UUID process, String quantum, long number, EndpointGraph graph) {
    EndpointGraph bounded = graph.bounded();
    EndpointGraph believed =
        new EndpointGraph(
            bounded.nodes().stream().map(node -> believed(node, quantum)).toList(),
            bounded.links(),
            bounded.complete());
    jdbc.sql(
            """
            insert into ops.process_graph (process, number, graph) values (?, ?, cast(? as jsonb))
            on conflict (process) do update set number = excluded.number, graph = excluded.graph
            """)
        .params(process, number, json.writeValueAsString(believed))
        .update();
  }

  private static EndpointNode believed(EndpointNode node, String quantum) {
    String queue = node.queue();
    return queue == null || receives(quantum, queue)
        ? node
        : new EndpointNode(node.id(), node.name(), node.kind(), null);
  }

  private static boolean receives(String quantum, String queue) {
    return Queues.LIST.stream()
        .anyMatch(one -> one.name().equals(queue) && one.receivers().contains(quantum));
  }

  /**
   * The processes that run, and those that fell silent within a day, by quantum and name; at most
   * 100, the latest heard. Those that were stopped are not among them.
   */
  public List<ProcessGraph> processes() {
    List<Row> rows =
        jdbc.sql(
                """
                select * from (
                    select p.id, p.quantum, p.name, p.started_at, p.heard_at, g.number,
                           greatest(0, extract(epoch from clock_timestamp() - p.heard_at)) as silent
                    from ops.process p left join ops.process_graph g on g.process = p.id
                    where p.stopped_at is null and p.heard_at > clock_timestamp() - interval '1 day'
                    order by p.heard_at desc limit ?) latest
                order by quantum, name, id
                """)
            .param(MOST_PROCESSES)
            .query((row, number) -> row(row))
            .list();
    Map<UUID, Known> graphs = graphs(rows);
    return rows.stream().map(row -> row.with(graphs.get(row.id()))).toList();
  }

  /** Reads only graphs that have changed since the last time. */
  private Map<UUID, Known> graphs(List<Row> rows) {
    Map<UUID, Known> graphs = new HashMap<>();
    for (Row row : rows) {
      Known last = known.get(row.id());
      if (last != null && Objects.equals(row.number(), last.number())) {
        graphs.put(row.id(), last);
      }
    }
    UUID[] changed =
        rows.stream()
            .filter(row -> row.number() != null && !graphs.containsKey(row.id()))
            .map(Row::id)
            .toArray(UUID[]::new);
    if (changed.length > 0) {
      jdbc.sql("select process, number, graph from ops.process_graph where process = any (?)")
          .param(changed)
          .query(
              row -> {
                graphs.put(
                    row.getObject("process", UUID.class),
                    new Known(
                        row.getLong("number"),
                        json.readValue(row.getString("graph"), EndpointGraph.class)));
              });
    }
    known.keySet().retainAll(graphs.keySet());
    known.putAll(graphs);
    return graphs;
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        row.getString("quantum"),
        row.getString("name"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        row.getObject("heard_at", OffsetDateTime.class).toInstant(),
        Duration.ofMillis(Math.round(row.getDouble("silent") * 1_000)),
        row.getObject("number", Long.class));
  }

  /**
   * @param number of the report that brought the graph
   */
  private record Known(long number, EndpointGraph graph) {}

  private record Row(
      UUID id,
      String quantum,
      String name,
      Instant startedAt,
      Instant heardAt,
      Duration silentFor,
      @Nullable Long number) {

    ProcessGraph with(@Nullable Known found) {
      return new ProcessGraph(
          id,
          quantum,
          name,
          startedAt,
          heardAt,
          silentFor,
          found == null ? EndpointGraph.NONE : found.graph());
    }
  }
}
