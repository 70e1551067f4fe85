package com.sysopsquad.system.letters;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The receiver's effect: a row a letter, and the state of its subject, which knows what was before.
 */
final class ApplyingLetters {

  private final JdbcClient jdbc;

  ApplyingLetters(DataSource database) {
    this.jdbc = JdbcClient.create(database);
  }

  void apply(List<Letter> letters) {
    letters.forEach(this::requireApplicable);
    jdbc.sql(
            """
            with arrived as (
                select * from unnest(cast(? as text[]), cast(? as bigint[]))
                              with ordinality as a (subject, number, ordinal)
            ), state as (
                insert into letters.state as s (subject, last)
                select subject, max(number) from arrived group by subject order by subject
                on conflict (subject) do update set last = greatest(s.last, excluded.last)
                returning s.subject, coalesce(old.last, 0) as before
            )
            insert into letters.applied (subject, number, previous)
            select a.subject, a.number,
                   greatest(state.before,
                            max(a.number) over (partition by a.subject order by a.ordinal
                                rows between unbounded preceding and 1 preceding))
            from arrived a join state using (subject)
            """)
        .param(letters.stream().map(Letter::subject).toArray(String[]::new))
        .param(letters.stream().map(Letter::number).toArray(Long[]::new))
        .update();
  }

  private void requireApplicable(Letter letter) {
    if (!letter.isIntact()) {
      throw new IllegalStateException("This letter is not what was written");
    }
    if (letter.isPoisonous() && !antidote()) {
      throw new IllegalStateException("This letter is poisonous");
    }
  }

  private boolean antidote() {
    return jdbc.sql("select there from letters.antidote").query(Boolean.class).single();
  }
}
