package com.sysopsquad.jobs.console.channels;

import com.sysopsquad.flows.message.report.PauseState;
import com.sysopsquad.flows.monitor.pause.EndpointPause;
import com.sysopsquad.jobs.console.frame.Formats;

/** A pause in a sentence or two. */
final class PauseText {

  private PauseText() {}

  static String of(EndpointPause pause, Formats formats) {
    if (pause.state() == PauseState.REFUSED) {
      return "%s refused the pause that %s requested. %s"
          .formatted(
              pause.quantum(), pause.askedBy(), pause.refusal() == null ? "" : pause.refusal())
          .strip();
    }
    if (pause.state() == PauseState.RESUMED) {
      return "Resumed by %s. It was paused by %s: %s"
          .formatted(pause.resumeAskedBy(), pause.askedBy(), pause.reason());
    }
    if (pause.over()) {
      return "The pause ended at %s. It was requested by %s: %s"
          .formatted(formats.time(pause.until()), pause.askedBy(), pause.reason());
    }
    String text =
        "%s by %s until %s: %s"
            .formatted(
                pause.state() == null ? "Pause requested" : "Paused",
                pause.askedBy(),
                formats.time(pause.until()),
                pause.reason());
    if (pause.resumeAskedBy() != null) {
      return "%s · %s has asked %s to resume."
          .formatted(text, pause.resumeAskedBy(), pause.quantum());
    }
    return pause.state() == null
        ? "%s · %s has not responded yet.".formatted(text, pause.quantum())
        : text;
  }
}
