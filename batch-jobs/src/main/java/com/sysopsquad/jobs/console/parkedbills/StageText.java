package com.sysopsquad.jobs.console.parkedbills;

import com.sysopsquad.billing.desk.ParkedBill.Stage;
import com.sysopsquad.jobs.console.frame.InvalidQuery;
import java.util.Arrays;
import java.util.Locale;

/** A stage of parked bills as it appears in URLs and on pages. */
final class StageText {

  private StageText() {}

  static Stage read(String text) {
    return Arrays.stream(Stage.values())
        .filter(stage -> write(stage).equalsIgnoreCase(text.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidQuery(
                    "There is no stage \"%s\". Use waiting, decided, given-up.".formatted(text)));
  }

  static String write(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String title(Stage stage) {
    return switch (stage) {
      case WAITING -> "Waiting";
      case DECIDED -> "Tried again";
      case GIVEN_UP -> "Given up";
    };
  }
}
