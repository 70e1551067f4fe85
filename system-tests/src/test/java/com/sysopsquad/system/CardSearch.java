package com.sysopsquad.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for known card numbers and security codes in everything that an installation keeps. */
final class CardSearch {

  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]+={0,2}");
  private static final Pattern SOFT_BREAK = Pattern.compile("=\\r?\\n");
  private static final Pattern QUOTED = Pattern.compile("=([0-9A-F]{2})");
  private static final int MOST_WALKS = 20;
  private static final int PIECE = 8 << 20;
  private static final int OVERLAP = 300;

  private final Installation installation;
  private final CardTraces traces;

  CardSearch(Installation installation, CardTraces traces) {
    this.installation = installation;
    this.traces = traces;
  }

  /** Tables of every database, read as text, in which something was found. */
  List<String> inTables() {
    List<String> found = new ArrayList<>();
    for (String quantum : List.of("CUSTOMER", "BILLING", "SYSOPS", "REPORTING")) {
      JdbcClient database = JdbcClient.create(Databases.owner(installation, quantum));
      for (String table : tables(database)) {
        try (Stream<String> rows =
            database
                .sql("select t::text from %s t".formatted(table))
                .query(String.class)
                .stream()) {
          if (rows.anyMatch(row -> traces.in(row) || traces.in(decoded(row)))) {
            found.add(quantum + " " + table);
          }
        }
      }
    }
    return found;
  }

  /**
   * Files of the installation in which something was found: data, journals, logs, mail. Files that
   * come and go meanwhile are looked for again, as they may have got another name.
   */
  List<String> inFiles() {
    Set<String> found = new TreeSet<>();
    for (int walk = 0; walk < MOST_WALKS; walk++) {
      if (walk(found)) {
        return List.copyOf(found);
      }
    }
    throw new IllegalStateException("Files kept coming and going in " + installation.folder());
  }

  /** Whether each file that was there when it began was still there to be looked at. */
  private boolean walk(Set<String> found) {
    AtomicBoolean whole = new AtomicBoolean(true);
    Path programs = installation.folder().resolve("programs");
    try {
      Files.walkFileTree(
          installation.folder(),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) {
              return folder.equals(programs)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) {
              if (about.isRegularFile() && leaks(file)) {
                found.add(file.toString());
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure)
                throws IOException {
              if (!(failure instanceof NoSuchFileException)) {
                throw failure;
              }
              whole.set(false);
              return FileVisitResult.CONTINUE;
            }
          });
      return whole.get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean leaks(Path file) {
    return file.toString().endsWith(".eml") ? leaksMail(file) : leaksBytes(file);
  }

  private boolean leaksMail(Path file) {
    try {
      String mail = opened(Files.readString(file, StandardCharsets.ISO_8859_1));
      return traces.in(mail) || traces.in(unquoted(mail));
    } catch (NoSuchFileException removedMeanwhile) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A mail with what is attached in Base64 as it was before; the lines of Base64 are gone. */
  static String opened(String mail) {
    StringBuilder text = new StringBuilder();
    StringBuilder attached = new StringBuilder();
    for (String line : mail.lines().toList()) {
      if (BASE64.matcher(line).matches() && (line.length() >= 60 || !attached.isEmpty())) {
        attached.append(line);
      } else {
        text.append(bytes(attached)).append('\n').append(line).append('\n');
        attached.setLength(0);
      }
    }
    return text.append(bytes(attached)).toString();
  }

  /** A mail with what is quoted-printable in it as it was before. */
  static String unquoted(String mail) {
    return QUOTED
        .matcher(SOFT_BREAK.matcher(mail).replaceAll(""))
        .replaceAll(
            quoted ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(quoted.group(1), 16))));
  }

  private static String bytes(CharSequence base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64.toString());
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException otherText) {
      return base64.toString();
    }
  }

  private boolean leaksBytes(Path file) {
    try (var input = Files.newInputStream(file)) {
      String rest = "";
      byte[] piece = input.readNBytes(PIECE);
      while (piece.length > 0) {
        String text = rest + new String(piece, StandardCharsets.ISO_8859_1);
        if (traces.in(text)) {
          return true;
        }
        rest = text.substring(Math.max(0, text.length() - OVERLAP));
        piece = input.readNBytes(PIECE);
      }
      return false;
    } catch (NoSuchFileException removedMeanwhile) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> tables(JdbcClient database) {
    return database
        .sql(
            """
            select format('%I.%I', table_schema, table_name) from information_schema.tables
             where table_type = 'BASE TABLE'
               and table_schema not in ('pg_catalog', 'information_schema')
             order by 1
            """)
        .query(String.class)
        .list();
  }

  /** Bytes stand in a table's text as hexadecimal digits; what they spell is searched too. */
  private static String decoded(String row) {
    StringBuilder text = new StringBuilder();
    var bytes = Pattern.compile("\\\\x((?:[0-9a-f]{2})+)").matcher(row);
    while (bytes.find()) {
      text.append(new String(HexFormat.of().parseHex(bytes.group(1)), StandardCharsets.ISO_8859_1))
          .append('\n');
    }
    return text.toString();
  }
}
