package com.sysopsquad.system.release;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of a database in a file: for each table a line {@code COPY table (columns) FROM STDIN;},
 * the rows, and a line with a backslash and a dot, as pg_dump and psql have it. A table comes after
 * those that it refers to.
 */
final class ReleasedData {

  private static final String END = "\\.";

  private ReleasedData() {}

  /** Writes all rows but those that tell of the migrations. */
  static void write(DataSource owner, Path file) throws SQLException, IOException {
    Files.createDirectories(file.getParent());
    try (Connection connection = owner.getConnection();
        OutputStream to = Files.newOutputStream(file)) {
      CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
      for (Map.Entry<String, String> table : tables(JdbcClient.create(owner)).entrySet()) {
        String head = "%s (%s)".formatted(table.getKey(), table.getValue());
        to.write("COPY %s FROM STDIN;\n".formatted(head).getBytes(StandardCharsets.UTF_8));
        copy.copyOut(
            "COPY (SELECT %s FROM %s) TO STDOUT".formatted(table.getValue(), table.getKey()), to);
        to.write((END + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /** Empties the tables of the file and fills them with its rows. */
  static Map<String, Long> read(DataSource owner, Path file) throws SQLException, IOException {
    Map<String, Long> rows = new LinkedHashMap<>();
    try (Connection connection = owner.getConnection();
        BufferedReader lines = Files.newBufferedReader(file)) {
      List<Piece> pieces = pieces(lines);
      Map<String, Long> before = count(owner, pieces.stream().map(Piece::table).toList());
      try (Statement statement = connection.createStatement()) {
        for (Piece piece : pieces) {
          statement.execute("alter table %s disable trigger user".formatted(piece.table()));
        }
        // Of the audit nothing can be taken away, and there is nothing in it yet.
        for (Piece piece :
            pieces.stream().filter(each -> before.getOrDefault(each.table(), 0L) > 0).toList()) {
          statement.execute("truncate %s cascade".formatted(piece.table()));
        }
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (Piece piece : pieces) {
          try (InputStream from = piece.input()) {
            rows.put(piece.table(), copy.copyIn(piece.command(), from));
          }
          statement.execute("alter table %s enable trigger user".formatted(piece.table()));
        }
      }
    }
    return rows;
  }

  /** Rows of each table. */
  static Map<String, Long> count(DataSource owner, Iterable<String> tables) {
    JdbcClient jdbc = JdbcClient.create(owner);
    Map<String, Long> rows = new LinkedHashMap<>();
    for (String table : tables) {
      rows.put(table, jdbc.sql("select count(*) from " + table).query(Long.class).single());
    }
    return rows;
  }

  private record Piece(String command, List<String> rows) {

    String table() {
      return command.split(" ", 3)[1];
    }

    InputStream input() {
      return new ByteArrayInputStream(String.join("", rows).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static List<Piece> pieces(BufferedReader lines) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals(END)) {
        continue;
      }
      if (line.startsWith("COPY ") && line.endsWith(" FROM STDIN;")) {
        pieces.add(new Piece(line.substring(0, line.length() - 1), new ArrayList<>()));
      } else {
        pieces.getLast().rows().add(line + "\n");
      }
    }
    return pieces;
  }

  /** Tables with their columns, each after those that it refers to. */
  private static Map<String, String> tables(JdbcClient jdbc) {
    Map<String, String> tables = new LinkedHashMap<>();
    jdbc.sql(
            """
            with recursive refers as (
              select conrelid as child, confrelid as parent
                from pg_constraint where contype = 'f' and conrelid <> confrelid
            ), depth as (
              select c.oid, 0 as depth from pg_class c where c.relkind in ('r', 'p')
              union
              select r.child, d.depth + 1 from depth d join refers r on r.parent = d.oid
               where d.depth < 30
            )
            select format('%I.%I', n.nspname, c.relname) as name,
                   (select string_agg(quote_ident(a.attname), ', ' order by a.attnum)
                      from pg_attribute a
                     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                       and a.attgenerated = '') as columns
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and not c.relispartition
               and n.nspname not in ('pg_catalog', 'information_schema')
               and c.relname <> 'flyway_schema_history'
             order by (select max(depth) from depth d where d.oid = c.oid), 1
            """)
        .query(
            row -> {
              tables.put(row.getString("name"), row.getString("columns"));
            });
    return tables;
  }
}
