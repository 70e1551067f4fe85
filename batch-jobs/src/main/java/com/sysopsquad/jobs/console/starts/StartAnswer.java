package com.sysopsquad.jobs.console.starts;

import com.sysopsquad.jobs.approval.AskedStart;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.job.DryRun;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A requested start.
 *
 * @param why why it requires a second person
 * @param reason reason of the person who requested it
 * @param summary what it would have done when it was requested, for example "1,018 charges,
 *     $24,911.80"
 * @param run the run that was started
 */
record StartAnswer(
    long id,
    String job,
    Map<String, String> parameters,
    AskedStart.State state,
    String askedBy,
    @Nullable OffsetDateTime askedAt,
    @Nullable OffsetDateTime expiresAt,
    String why,
    @Nullable String reason,
    @Nullable String summary,
    @Nullable List<DryRunAnswer.FigureAnswer> figures,
    @Nullable String decidedBy,
    @Nullable OffsetDateTime decidedAt,
    @Nullable String declineReason,
    @Nullable Long run) {

  static StartAnswer of(AskedStart start, Formats formats) {
    DryRun dryRun = start.dryRun();
    return new StartAnswer(
        start.id(),
        start.job(),
        new TreeMap<>(start.parameters()),
        start.state(),
        start.askedBy(),
        formats.at(start.askedAt()),
        formats.at(start.expiresAt()),
        start.why(),
        start.reason(),
        dryRun == null ? null : DryRunView.summary(dryRun),
        dryRun == null ? null : DryRunAnswer.figures(dryRun),
        start.decidedBy(),
        formats.at(start.decidedAt()),
        start.declineReason(),
        start.run());
  }
}
