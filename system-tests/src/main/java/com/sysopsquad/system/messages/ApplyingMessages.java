package com.sysopsquad.system.messages;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The receiver's effect: one row per message, and the state of its subject, which includes the
 * previous messages.
 */
final class ApplyingMessages {

  private final JdbcClient jdbc;

  ApplyingMessages(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  void apply(List<TestMessage> messages) {
    messages.forEach(this::requireApplicable);
    jdbc.sql(
            """
            with arrived as (
                select * from unnest(cast(? as text[]), cast(? as bigint[]))
                              with ordinality as a (subject, number, ordinal)
            ), state as (
                insert into messages.state as s (subject, last)
                select subject, max(number) from arrived group by subject order by subject
                on conflict (subject) do update set last = greatest(s.last, excluded.last)
                returning s.subject, coalesce(old.last, 0) as before
            )
            insert into messages.applied (subject, number, previous)
            select a.subject, a.number,
                   greatest(state.before,
                            max(a.number) over (partition by a.subject order by a.ordinal
                                rows between unbounded preceding and 1 preceding))
            from arrived a join state using (subject)
            """)
        .param(messages.stream().map(TestMessage::subject).toArray(String[]::new))
        .param(messages.stream().map(TestMessage::number).toArray(Long[]::new))
        .update();
  }

  private void requireApplicable(TestMessage message) {
    if (!message.isIntact()) {
      throw new IllegalStateException("This message is not what was written");
    }
    if (message.isPoisonous() && !antidote()) {
      throw new IllegalStateException("This message is poisonous");
    }
  }

  private boolean antidote() {
    return jdbc.sql("select there from messages.antidote").query(Boolean.class).single();
  }
}
