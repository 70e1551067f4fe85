package com.sysopsquad.jobs.console.resends;

import com.sysopsquad.flows.monitor.resend.Resend;
import com.sysopsquad.jobs.console.frame.Formats;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resend and its progress.
 *
 * @param dryRun whether it is only counted
 * @param state asked, counted, running, done or refused
 * @param open whether the quantum will report more
 * @param total how many messages there are; null while that is not known
 * @param sent how many are sent again
 * @param keptSince when the oldest message that the quantum has was sent
 * @param text all this in a sentence or two
 */
record ResendAnswer(
    long id,
    String quantum,
    @Nullable OffsetDateTime since,
    List<String> queues,
    boolean dryRun,
    String askedBy,
    @Nullable OffsetDateTime askedAt,
    String reason,
    String state,
    boolean open,
    @Nullable Long total,
    long sent,
    @Nullable OffsetDateTime keptSince,
    String text) {

  static ResendAnswer of(Resend resend, Formats formats) {
    return new ResendAnswer(
        resend.number(),
        resend.quantum(),
        formats.at(resend.since()),
        resend.queues(),
        resend.counting(),
        resend.askedBy(),
        formats.at(resend.askedAt()),
        resend.reason(),
        resend.state() == null ? "ASKED" : resend.state().name(),
        resend.open(),
        resend.total(),
        resend.sent(),
        formats.at(resend.keptSince()),
        ResendText.of(resend, formats));
  }
}
