package com.sysopsquad.jobs.console.resends;

import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.report.ResendState;
import com.sysopsquad.flows.monitor.resend.Loss;
import com.sysopsquad.flows.monitor.resend.Resend;
import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is lost and the latest resends, under a heading that describes their state. */
record ResendsView(String heading, List<LossView> losses, List<ResendView> all) {

  static ResendsView of(List<Resend> resends, List<Loss> losses, Formats formats) {
    long open = resends.stream().filter(Resend::open).count();
    return new ResendsView(
        losses.isEmpty() ? resending(open) : "Messages are lost",
        losses.stream().map(loss -> LossView.of(loss, formats)).toList(),
        resends.stream().map(resend -> ResendView.of(resend, formats)).toList());
  }

  private static String resending(long open) {
    return open == 0 ? "No resend in progress" : Formats.counted(open, "resend") + " in progress";
  }

  /** The quanta that can be requested to resend. */
  static List<String> quanta() {
    return Queues.quanta();
  }

  /** A loss as the page shows it. */
  record LossView(long number, String title, String detail, Timestamp noticed) {

    static LossView of(Loss loss, Formats formats) {
      return new LossView(
          loss.number(),
          loss.title(),
          loss.detail(),
          Timestamp.of(loss.lost().noticedAt(), formats));
    }
  }

  /**
   * A resend as the page shows it.
   *
   * @param queues to which the messages go, by name
   */
  record ResendView(
      long number,
      String quantum,
      String queues,
      Timestamp since,
      Timestamp asked,
      String askedBy,
      String reason,
      Badge state,
      String text) {

    static ResendView of(Resend resend, Formats formats) {
      return new ResendView(
          resend.number(),
          resend.quantum(),
          String.join(", ", resend.queues()),
          Timestamp.of(resend.since(), formats),
          Timestamp.of(resend.askedAt(), formats),
          resend.askedBy(),
          resend.reason(),
          badge(resend.state()),
          ResendText.of(resend, formats));
    }

    private static Badge badge(@Nullable ResendState state) {
      if (state == null) {
        return Badge.waiting("Requested");
      }
      return switch (state) {
        case COUNTED -> Badge.silent("Counted");
        case RUNNING -> Badge.running("In progress");
        case DONE -> Badge.done("Done");
        case REFUSED -> Badge.stuck("Refused");
      };
    }
  }
}
