package com.sysopsquad.jobs.node;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The participating processes, each with its incarnations. */
@Repository
public class Nodes {

  private final JdbcClient jdbc;

  Nodes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A new incarnation; an earlier one of the same name is dead. */
  @Transactional
  public UUID join(String name, String roles) {
    jdbc.sql(
            """
            update ops.node set left_at = clock_timestamp() where name = :name and left_at is null
            """)
        .param("name", name)
        .update();
    return jdbc.sql(
            """
            insert into ops.node (incarnation, name, roles)
            values (gen_random_uuid(), :name, :roles)
            returning incarnation
            """)
        .param("name", name)
        .param("roles", roles)
        .query(UUID.class)
        .single();
  }

  /** Sends a heartbeat; returns false if the process was declared dead. */
  public boolean beat(UUID incarnation) {
    return jdbc.sql(
                """
                update ops.node set seen_at = clock_timestamp()
                where incarnation = :incarnation and left_at is null
                """)
            .param("incarnation", incarnation)
            .update()
        == 1;
  }

  void leave(UUID incarnation) {
    jdbc.sql(
            """
            update ops.node set left_at = clock_timestamp()
            where incarnation = :incarnation and left_at is null
            """)
        .param("incarnation", incarnation)
        .update();
  }

  /** Declares processes dead that were silent for too long, and returns their names. */
  public List<String> declareDead(Duration silentFor) {
    return jdbc.sql(
            """
            update ops.node set left_at = clock_timestamp()
            where left_at is null and seen_at < clock_timestamp() - make_interval(secs => :seconds)
            returning name
            """)
        .param("seconds", silentFor.toMillis() / 1000.0)
        .query(String.class)
        .list();
  }
}
