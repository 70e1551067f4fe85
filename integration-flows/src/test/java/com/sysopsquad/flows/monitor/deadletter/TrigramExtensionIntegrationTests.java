package com.sysopsquad.flows.monitor.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.platform.TestPlatform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The owner of the database creates the extension, or is told who can. */
class TrigramExtensionIntegrationTests {

  private static final ClassPathResource MIGRATION =
      new ClassPathResource("db/monitor/V832__dead_letter_text.sql");

  private final TestPlatform.Database database = TestPlatform.start().freshDatabase("billing");
  private final JdbcClient owner = JdbcClient.create(database.migrating());

  @Test
  void anOwnerWhoCannotCreateItIsToldThatASuperuserCan() throws IOException {
    String creating = creating();
    owner.sql("create schema ops").update();
    owner
        .sql(
            "do $$ begin execute format('revoke create on database %I from public, %I',"
                + " current_database(), current_user); end $$")
        .update();

    assertThatThrownBy(() -> owner.sql(creating).update())
        .rootCause()
        .hasMessageContaining("needs the extension pg_trgm, and its owner cannot create it")
        .hasMessageContaining("A superuser creates it with \"create extension pg_trgm\"");
  }

  @Test
  void oneThatIsThereIsTakenWhereverItIs() throws IOException {
    owner.sql("create schema ops").update();
    owner.sql("create schema elsewhere").update();
    owner.sql("create extension pg_trgm with schema elsewhere").update();

    owner.sql(creating()).update();

    assertThat(
            owner
                .sql("select extnamespace::regnamespace::text from pg_extension where extname = ?")
                .param("pg_trgm")
                .query(String.class)
                .single())
        .isEqualTo("elsewhere");
  }

  /** The part of the migration that creates the extension. */
  private static String creating() throws IOException {
    String migration = MIGRATION.getContentAsString(StandardCharsets.UTF_8);
    return migration.substring(0, migration.indexOf("create table"));
  }
}
