package com.sysopsquad.jobs.console.resends;

import com.sysopsquad.flows.message.report.ResendState;
import com.sysopsquad.flows.monitor.resend.Resend;
import com.sysopsquad.jobs.console.frame.Formats;
import java.util.Objects;

/** What a quantum has reported about a resend, in a sentence or two. */
final class ResendText {

  private ResendText() {}

  static String of(Resend resend, Formats formats) {
    return progress(resend) + limit(resend, formats);
  }

  private static String progress(Resend resend) {
    ResendState state = resend.state();
    String total = Formats.counted(Objects.requireNonNullElse(resend.total(), 0L), "message");
    if (state == null) {
      return "Waiting for %s to respond.".formatted(resend.quantum());
    }
    return switch (state) {
      case COUNTED -> total + " would be resent.";
      case RUNNING -> "%s of %s resent.".formatted(Formats.number(resend.sent()), total);
      case DONE -> Formats.counted(resend.sent(), "message") + " resent.";
      case REFUSED -> Objects.requireNonNullElse(resend.refusal(), "Refused.");
    };
  }

  private static String limit(Resend resend, Formats formats) {
    if (!resend.incomplete() || resend.state() == ResendState.REFUSED) {
      return "";
    }
    return resend.keptSince() == null
        ? " No sent messages are kept there."
        : " The oldest message kept there was sent at %s."
            .formatted(formats.time(resend.keptSince()));
  }
}
