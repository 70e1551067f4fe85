package com.sysopsquad.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sysopsquad.platform.launch.Product;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * {@code roles.sql} as a database administrator runs it, on a server that has the roles already.
 *
 * <p>Tried: all passwords; one that is left out, of the first role, of an owner and of the last
 * one; an empty one; a database that was restored before, with a table of fewer rights.
 */
class RolesIntegrationTests {

  private final TestPlatform platform = TestPlatform.start();

  @Test
  void itMayBeRunAgainWithPsql() throws Exception {
    Said said = psql(passwords());

    assertThat(said.text()).doesNotContain("ERROR");
    assertThat(said.exitCode()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"contract_sync", "billing_owner", "reporting_app"})
  void aPasswordThatIsLeftOutStopsPsql(String role) throws Exception {
    Map<String, String> passwords = passwords();
    passwords.remove(role + "_password");

    Said said = psql(passwords);

    assertThat(said.text()).contains("ERROR:  " + missing(role));
    assertThat(said.exitCode()).isEqualTo(3);
    assertThat(signsIn(role)).isTrue();
  }

  /** What psql leaves of a variable that is not set, and what a shell leaves of one. */
  @ParameterizedTest
  @ValueSource(strings = {":customer_app_password", ""})
  void aPasswordThatEverybodyKnowsIsRefused(String password) {
    Map<String, String> passwords = passwords();
    passwords.put("customer_app_password", password);

    assertThatThrownBy(() -> PsqlScript.run("roles.sql", passwords, this::superuser))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(missing("customer_app"));
    assertThat(signsIn("customer_app")).isTrue();
  }

  /** The order of a restore, as in the runbook: create, restore, {@code roles.sql}. */
  @Test
  void aTableThatWasRestoredBeforeKeepsTheRightsOfItsBackup() throws Exception {
    run("postgres", "drop database reporting with (force)");
    run("postgres", "create database reporting owner reporting_owner");
    run(
        "reporting",
        "set role reporting_owner",
        "create table public.restored (id int)",
        "grant select on public.restored to reporting_app");

    PsqlScript.run("roles.sql", passwords(), this::superuser);

    run("reporting", "set role reporting_owner", "create table public.migrated (id int)");
    assertThat(rights("restored")).containsExactly("SELECT");
    assertThat(rights("migrated")).containsExactly("DELETE", "INSERT", "SELECT", "UPDATE");
    assertThat(signsIn("reporting_app")).isTrue();
    run("reporting", "drop table public.restored, public.migrated");
  }

  private void run(String database, String... statements) throws SQLException {
    try (Connection connection = superuser(database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private List<String> rights(String table) throws SQLException {
    try (Connection connection = superuser("reporting");
        PreparedStatement statement =
            connection.prepareStatement(
                """
                select privilege_type
                  from information_schema.role_table_grants
                 where grantee = 'reporting_app' and table_name = ?
                 order by 1
                """)) {
      statement.setString(1, table);
      List<String> rights = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          rights.add(rows.getString(1));
        }
      }
      return rights;
    }
  }

  private static String missing(String role) {
    return "The password of %s is missing: add -v %s_password=...".formatted(role, role);
  }

  /** Whether its password is still that of the platform, with which it signs in. */
  private boolean signsIn(String role) {
    String database = role.equals("contract_sync") ? "billing" : role.replaceFirst("_.*", "");
    try (Connection connection = platform.dataSource(database, role).getConnection()) {
      return connection.isValid(10);
    } catch (SQLException e) {
      return false;
    }
  }

  private Map<String, String> passwords() {
    Map<String, String> passwords = new TreeMap<>();
    for (Quantum quantum : Quantum.ALL) {
      for (String role : List.of(quantum.owner(), quantum.app())) {
        passwords.put(role + "_password", password(platform.dataSource("postgres", role)));
      }
    }
    passwords.put(
        "contract_sync_password", password(platform.dataSource("postgres", "contract_sync")));
    return passwords;
  }

  private static String password(DataSource of) {
    return String.valueOf(((PGSimpleDataSource) of).getPassword());
  }

  private Connection superuser(String database) {
    try {
      return platform.dataSource(database, "postgres").getConnection();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What psql wrote, both streams together, and how it ended. */
  private record Said(int exitCode, String text) {}

  private Said psql(Map<String, String> passwords) throws Exception {
    assumeThat(hasPsql()).as("psql is missing: apt install postgresql-client").isTrue();
    PGSimpleDataSource server = (PGSimpleDataSource) platform.dataSource("postgres", "postgres");
    List<String> command =
        new ArrayList<>(
            List.of(
                "psql",
                "--no-psqlrc",
                "--quiet",
                "--host=localhost",
                "--port=" + server.getPortNumbers()[0],
                "--username=postgres",
                "--dbname=postgres"));
    passwords.forEach((name, password) -> command.addAll(List.of("-v", name + "=" + password)));
    Path script = Product.here().root().resolve("config/database/roles.sql");
    command.addAll(List.of("-f", script.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", password(server));
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }

  private static boolean hasPsql() {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(path -> Files.isExecutable(Path.of(path, "psql")));
  }
}
