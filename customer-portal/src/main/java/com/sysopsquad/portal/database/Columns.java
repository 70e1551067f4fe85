package com.sysopsquad.portal.database;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a batch as one array a column, for a statement's {@code unnest}: a batch of any size
 * is one statement and one round trip.
 */
public final class Columns {

  /** A column as texts, from which PostgreSQL reads any type; null stays null. */
  public static <T> @Nullable String[] column(
      List<T> rows, Function<? super T, ? extends @Nullable Object> value) {
    @Nullable String[] column = new String[rows.size()];
    for (int i = 0; i < column.length; i++) {
      Object text = value.apply(rows.get(i));
      column[i] = text == null ? null : text.toString();
    }
    return column;
  }

  private Columns() {}
}
