package com.sysopsquad.system.messages;

import com.sysopsquad.system.Databases;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of both sides: the subjects, what was sent, and what was applied. */
final class Subjects {

  static final int COUNT = 1_000;

  private Subjects() {}

  static String name(int subject) {
    return "subject-%03d".formatted(subject);
  }

  static int index(String name) {
    return Integer.parseInt(name, name.indexOf('-') + 1, name.length(), 10);
  }

  /** Creates the tables; the sender's database is also that of operations. */
  static void create(UnaryOperator<String> settings) {
    MessageQuantum.migrate(settings, "BILLING", "classpath:db/monitor");
    MessageQuantum.migrate(settings, "CUSTOMER");
    JdbcClient sender = schema(settings, "BILLING");
    sender
        .sql(
            """
            create table messages.subject (
                name    text   not null primary key,
                last    bigint not null default 0,      -- the number of the last message to it
                checked bigint not null default 0       -- how far an earlier round has been checked
            ) with (fillfactor = 20)
            """)
        .update();
    sender
        .sql("insert into messages.subject (name) select unnest(cast(? as text[]))")
        .param(IntStream.range(0, COUNT).mapToObj(Subjects::name).toArray(String[]::new))
        .update();
    sender
        .sql(
            """
            create table messages.wish as
            select false as writing, 0 as poison, false as replaying
            """)
        .update();
    JdbcClient receiver = schema(settings, "CUSTOMER");
    receiver
        .sql(
            """
            create table messages.state (
                subject text   not null primary key,
                last    bigint not null,                -- the highest number applied
                checked bigint not null default 0
            ) with (fillfactor = 20)
            """)
        .update();
    // Deliberately without a key: a message that is applied twice must be visible twice.
    receiver
        .sql(
            """
            create table messages.applied (
                subject  text   not null,
                number   bigint not null,
                previous bigint not null                -- the highest number applied before it
            )
            """)
        .update();
    receiver.sql("create table messages.antidote as select false as there").update();
    grant(sender, "BILLING");
    grant(receiver, "CUSTOMER");
  }

  private static JdbcClient schema(UnaryOperator<String> settings, String quantum) {
    JdbcClient owner = JdbcClient.create(Databases.owner(settings, quantum));
    owner.sql("create schema messages").update();
    return owner;
  }

  private static void grant(JdbcClient owner, String quantum) {
    String user = quantum.toLowerCase(Locale.ROOT) + "_app";
    owner.sql("grant usage on schema messages to " + user).update();
    owner.sql("grant all on all tables in schema messages to " + user).update();
  }
}
