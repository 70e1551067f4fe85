package com.sysopsquad.jobs.console.starts;

import com.sysopsquad.jobs.approval.AskedStart;
import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import com.sysopsquad.jobs.job.DryRun;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A requested start, as the pages show it.
 *
 * @param what for example "payment, December 2026"
 * @param mine whether the reader requested it
 * @param summary what it would have done; empty if the job cannot tell
 */
record StartView(
    long id,
    String job,
    String what,
    Badge state,
    boolean open,
    boolean mine,
    String askedBy,
    Timestamp asked,
    Timestamp expires,
    String why,
    @Nullable String reason,
    String summary,
    @Nullable String decidedBy,
    Timestamp decided,
    @Nullable String declineReason,
    @Nullable Long run) {

  static StartView of(AskedStart start, @Nullable String viewer, Formats formats) {
    DryRun dryRun = start.dryRun();
    return new StartView(
        start.id(),
        start.job(),
        start.job() + ", " + formats.parameters(start.parameters()),
        state(start.state()),
        start.state() == AskedStart.State.ASKED,
        start.isOf(viewer),
        start.askedBy(),
        Timestamp.of(start.askedAt(), formats),
        Timestamp.of(start.expiresAt(), formats),
        start.why(),
        start.reason(),
        dryRun == null ? "" : DryRunView.summary(dryRun),
        start.decidedBy(),
        Timestamp.of(start.decidedAt(), formats),
        start.declineReason(),
        start.run());
  }

  /** For example "Start request 3 is waiting for a second person". */
  public String heading() {
    return "Start request %d %s"
        .formatted(
            id,
            open
                ? "is waiting for a second person"
                : "is " + state.word().toLowerCase(Locale.ROOT));
  }

  private static Badge state(AskedStart.State state) {
    return switch (state) {
      case ASKED -> Badge.waiting("Waiting");
      case CONFIRMED -> Badge.done("Confirmed");
      case DECLINED -> Badge.silent("Declined");
      case EXPIRED -> Badge.silent("Expired");
    };
  }
}
