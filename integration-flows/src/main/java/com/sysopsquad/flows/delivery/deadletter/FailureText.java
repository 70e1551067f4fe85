package com.sysopsquad.flows.delivery.deadletter;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Says why a message failed, as a sentence for people: never the SQL of the one who failed. */
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
        ? "It failed without saying why (" + cause.getClass().getSimpleName() + ")."
        : message;
  }

  private static String ofDatabase(SQLException failure) {
    ServerErrorMessage server =
        failure instanceof PSQLException known ? known.getServerErrorMessage() : null;
    String state = String.valueOf(failure.getSQLState());
    return "The database does not take a value of this message: %s%s (SQLSTATE %s)."
        .formatted(kind(state), place(server), state);
  }

  private static String kind(String state) {
    return switch (state) {
      case "22001" -> "it is too long";
      case "22003" -> "the number is too large or too small";
      case "22007", "22008" -> "the date or time is none that it knows";
      case "22021", "22P05" -> "it contains a character that cannot be kept, such as NUL";
      case "23502" -> "it is missing";
      case "23503" -> "what it refers to is not there";
      case "23505" -> "it is there already";
      case "23514" -> "it breaks a rule";
      default -> "it does not fit";
    };
  }

  /** Names of ours only, and never what was to be written. */
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
