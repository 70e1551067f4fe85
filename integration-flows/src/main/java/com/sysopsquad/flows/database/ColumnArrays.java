package com.sysopsquad.flows.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.PreparedStatementSetter;

/**
 * The rows of a batch as one array per column, in the order of the statement's {@code unnest}
 * parameters. A batch of any size takes one statement and one round trip.
 */
public final class ColumnArrays<T> implements PreparedStatementSetter {

  private final List<? extends T> rows;
  private final List<Column> columns = new ArrayList<>();

  /** Columns of these rows. */
  public ColumnArrays(List<? extends T> rows) {
    this.rows = rows;
  }

  /** One column as texts, from which PostgreSQL reads any type; null stays null. */
  public static <T> @Nullable String[] column(
      Collection<? extends T> rows, Function<? super T, ? extends @Nullable Object> value) {
    @Nullable String[] column = new String[rows.size()];
    int i = 0;
    for (T row : rows) {
      Object text = value.apply(row);
      column[i] = text == null ? null : text.toString();
      i++;
    }
    return column;
  }

  /** A column of {@code bigint}. */
  public ColumnArrays<T> longs(ToLongFunction<? super T> value) {
    long[] array = rows.stream().mapToLong(value).toArray();
    columns.add((ps, index) -> ps.setObject(index, array));
    return this;
  }

  /** A column of any type that PostgreSQL reads from the value's text; null stays null. */
  public ColumnArrays<T> texts(Function<? super T, ? extends @Nullable Object> value) {
    @Nullable String[] array = column(rows, value);
    columns.add(
        (ps, index) -> {
          Connection connection = ps.getConnection();
          ps.setArray(index, connection.createArrayOf("text", array));
        });
    return this;
  }

  /** The number of parameters that they use. */
  public int count() {
    return columns.size();
  }

  @Override
  public void setValues(PreparedStatement ps) throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      columns.get(i).set(ps, i + 1);
    }
  }

  @FunctionalInterface
  private interface Column {
    void set(PreparedStatement ps, int index) throws SQLException;
  }
}
