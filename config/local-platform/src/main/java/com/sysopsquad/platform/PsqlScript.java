package com.sysopsquad.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Runs the scripts of {@code config/database} as psql does: {@code \set}, {@code \ir}, {@code
 * \connect}, {@code \gexec} and the variables {@code :name}, {@code :'name'} and {@code :"name"}; a
 * statement ends where its line ends in a semicolon.
 */
final class PsqlScript {

  private static final Pattern VARIABLE =
      Pattern.compile("(?<!:):(?:'(\\w+)'|\"(\\w+)\"|([a-z_]\\w*))");
  private static final Pattern ARGUMENT = Pattern.compile("'([^']*)'|(\\S+)");

  private final Function<String, Connection> databases;
  private final Map<String, String> variables;
  private Connection connection;

  private PsqlScript(Function<String, Connection> databases, Map<String, String> variables) {
    this.databases = databases;
    this.variables = new HashMap<>(variables);
    this.connection = databases.apply("postgres");
  }

  /**
   * Runs a packaged script.
   *
   * @param databases opens a superuser's connection to the database of that name
   */
  static void run(
      String script, Map<String, String> variables, Function<String, Connection> databases)
      throws SQLException {
    PsqlScript run = new PsqlScript(databases, variables);
    try {
      run.include(script);
    } finally {
      run.connection.close();
    }
  }

  private void include(String script) throws SQLException {
    StringBuilder statement = new StringBuilder();
    for (String line : text(script).lines().toList()) {
      if (line.isBlank() || line.startsWith("--")) {
        continue;
      }
      if (line.startsWith("\\")) {
        command(line);
        continue;
      }
      statement.append(line).append('\n');
      if (line.endsWith("\\gexec")) {
        executeEachResult(substitute(statement.toString().replace("\\gexec", "")));
        statement.setLength(0);
      } else if (line.endsWith(";")) {
        execute(substitute(statement.toString()));
        statement.setLength(0);
      }
    }
  }

  private void command(String line) throws SQLException {
    List<String> words = new ArrayList<>();
    ARGUMENT
        .matcher(line)
        .results()
        .forEach(word -> words.add(word.group(1) != null ? word.group(1) : value(word.group(2))));
    switch (words.getFirst()) {
      case "\\set" -> variables.put(words.get(1), String.join("", words.subList(2, words.size())));
      case "\\ir" -> include(words.get(1));
      case "\\connect" -> {
        connection.close();
        connection = databases.apply(words.get(1));
      }
      default -> throw new IllegalArgumentException("psql command is not understood: " + line);
    }
  }

  /** A word of a command; {@code \connect :"name"} names the database itself, unquoted. */
  private String value(String word) {
    return VARIABLE.matcher(word).replaceAll(found -> quoteReplacement(variable(found)));
  }

  private String substitute(String statement) {
    return VARIABLE
        .matcher(statement)
        .replaceAll(
            found -> {
              String value = variable(found);
              if (found.group(1) != null) {
                return quoteReplacement("'" + value.replace("'", "''") + "'");
              }
              return quoteReplacement(
                  found.group(2) != null ? '"' + value.replace("\"", "\"\"") + '"' : value);
            });
  }

  private String variable(MatchResult found) {
    String name =
        found.group(1) != null
            ? found.group(1)
            : found.group(2) != null ? found.group(2) : found.group(3);
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalArgumentException("psql variable is not set: " + name);
    }
    return value;
  }

  private static String quoteReplacement(String text) {
    return java.util.regex.Matcher.quoteReplacement(text);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void executeEachResult(String sql) throws SQLException {
    List<String> results = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        results.add(rows.getString(1));
      }
    }
    for (String result : results) {
      execute(result);
    }
  }

  static String text(String file) {
    try (InputStream in = PsqlScript.class.getResourceAsStream("database/" + file)) {
      if (in == null) {
        throw new IllegalArgumentException("no such file in config/database: " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
