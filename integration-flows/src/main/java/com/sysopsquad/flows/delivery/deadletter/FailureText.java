package com.sysopsquad.flows.delivery.deadletter;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Says why a message failed, in a sentence for people, and never quotes the SQL that failed. */
final class FailureText {

  private FailureText() {}

  static String of(Throwable cause) {
    Throwable link = cause;
    for (int depth = 0; link != null && depth < 20; depth++) {
      if (link instanceof SQLException sql) {
        return ofDatabase(sql);
      }
      link = link.getCause();
    }
    String message = cause.getMessage();
    return message == null || message.isBlank()
        ? "It failed without a message (" + cause.getClass().getSimpleName() + ")."
        : message;
  }

  private static String ofDatabase(SQLException failure) {
    ServerErrorMessage server =
        failure instanceof PSQLException known ? known.getServerErrorMessage() : null;
    String state = String.valueOf(failure.getSQLState());
    return "The database rejected a value of this message: %s%s (SQLSTATE %s)."
        .formatted(kind(state), place(server), state);
  }

  private static String kind(String state) {
    return switch (state) {
      case "22001" -> "it is too long";
      case "22003" -> "the number is too large or too small";
      case "22007", "22008" -> "the date or time is invalid";
      case "22021", "22P05" -> "it contains a character that cannot be stored, such as NUL";
      case "23502" -> "it is missing";
      case "23503" -> "it refers to something that does not exist";
      case "23505" -> "it already exists";
      case "23514" -> "it violates a constraint";
      default -> "it is not accepted";
    };
  }

  /** Contains only names of ours, and never the values that were to be written. */
  private static String place(@Nullable ServerErrorMessage server) {
    if (server == null) {
      return "";
    }
    StringBuilder place = new StringBuilder();
    append(place, ", constraint ", server.getConstraint());
    append(place, ", column ", server.getColumn());
    append(place, ", table ", server.getTable());
    return place.toString();
  }

  private static void append(StringBuilder place, String what, @Nullable String name) {
    if (name != null) {
      place.append(what).append(name);
    }
  }
}
