package com.sysopsquad.jobs.run;

import com.sysopsquad.flows.masking.Masking;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every command with its person and its result; append-only. */
@Repository
public class Audit {

  private final JdbcClient jdbc;

  Audit(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Carries out a command and records its result, even if it is refused. */
  public <T> T command(
      String actor, String action, String subject, @Nullable String detail, Supplier<T> command) {
    try {
      T result = command.get();
      record(actor, action, subject, detail, "done: " + result);
      return result;
    } catch (RuntimeException refusal) {
      record(actor, action, subject, detail, "refused: " + refusal.getMessage());
      throw refusal;
    }
  }

  /** Records an action; text that looks like a card number or a password is masked. */
  public void record(
      String actor, String action, String subject, @Nullable String detail, String result) {
    jdbc.sql(
            """
            insert into ops.audit (actor, action, subject, detail, result)
            values (:actor, :action, :subject, :detail, :result)
            """)
        .param("actor", actor)
        .param("action", action)
        .param("subject", Masking.mask(subject))
        .param("detail", detail == null ? null : Masking.mask(detail))
        .param("result", Masking.mask(result))
        .update();
  }
}
