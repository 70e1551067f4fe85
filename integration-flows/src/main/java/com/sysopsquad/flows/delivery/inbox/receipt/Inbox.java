package com.sysopsquad.flows.delivery.inbox.receipt;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ids of the messages that this quantum has received, and which of them it has given up. */
public final class Inbox {

  private final JdbcClient jdbc;

  public Inbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Stores the ids in the current transaction, each with the hash of its body; returns those that
   * were new.
   */
  public Set<UUID> remember(Map<UUID, String> hashes) {
    List<UUID> ids = List.copyOf(hashes.keySet());
    return new HashSet<>(
        jdbc.sql(
                """
                insert into delivery.inbox (id, body_hash)
                select id, decode(hash, 'hex')
                from unnest(cast(? as text[])::uuid[], cast(? as text[])) as m (id, hash)
                order by id
                on conflict do nothing
                returning id
                """)
            .param(texts(ids))
            .param(ids.stream().map(hashes::get).toArray(String[]::new))
            .query(UUID.class)
            .list());
  }

  /** The ids that are stored with a different body. */
  public Set<UUID> withOtherBody(Map<UUID, String> hashes) {
    List<UUID> ids = List.copyOf(hashes.keySet());
    return new HashSet<>(
        jdbc.sql(
                """
                select known.id
                from unnest(cast(? as text[])::uuid[], cast(? as text[])) as m (id, hash)
                join delivery.inbox known on known.id = m.id
                where known.body_hash <> decode(m.hash, 'hex')
                """)
            .param(texts(ids))
            .param(ids.stream().map(hashes::get).toArray(String[]::new))
            .query(UUID.class)
            .list());
  }

  /**
   * Removes the mark "given up" from these messages in the current transaction; returns those that
   * had it. If two transactions do this for one id at the same time, only the first one gets it.
   */
  public Set<UUID> reopen(Collection<UUID> ids) {
    return new HashSet<>(
        jdbc.sql(
                """
                update delivery.inbox set dead = false
                where id = any (cast(? as text[])::uuid[]) and dead
                returning id
                """)
            .param(texts(ids))
            .query(UUID.class)
            .list());
  }

  /** Marks known messages as given up, in the current transaction. */
  public void giveUp(Collection<UUID> ids) {
    jdbc.sql(
            """
            update delivery.inbox set dead = true where id = any (cast(? as text[])::uuid[])
            """)
        .param(texts(ids))
        .update();
  }

  /** The ids that are known. */
  public Set<UUID> known(Collection<UUID> ids) {
    return new HashSet<>(
        jdbc.sql(
                """
                select id from delivery.inbox where id = any (cast(? as text[])::uuid[])
                """)
            .param(texts(ids))
            .query(UUID.class)
            .list());
  }

  private static String[] texts(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).toArray(String[]::new);
  }
}
