package com.sysopsquad.jobs.console.runs.timeline;

import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.jobs.run.Runs;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What ran in a time.
 *
 * @param complete whether none that began in this time is missing; of more than 2,000 runs, only
 *     the latest are read
 * @param runs runs of jobs that are not routine, oldest first
 * @param routine runs of routine jobs, oldest first
 */
record TimelineAnswer(
    @Nullable OffsetDateTime from,
    @Nullable OffsetDateTime until,
    boolean complete,
    List<TimelineRunAnswer> runs,
    List<TimelineRunAnswer> routine) {

  static TimelineAnswer of(Timeline timeline, Formats formats) {
    return new TimelineAnswer(
        formats.at(timeline.from()),
        formats.at(timeline.until()),
        timeline.complete(),
        timeline.runs().stream().map(run -> TimelineRunAnswer.of(run, formats)).toList(),
        timeline.routine().stream().map(run -> TimelineRunAnswer.of(run, formats)).toList());
  }

  /** A run. */
  record TimelineRunAnswer(
      long id,
      String job,
      RunState state,
      @Nullable OffsetDateTime startedAt,
      @Nullable OffsetDateTime endedAt,
      long millis) {

    static TimelineRunAnswer of(Runs.Summary run, Formats formats) {
      return new TimelineRunAnswer(
          run.id(),
          run.job(),
          run.state(),
          formats.at(Timeline.begin(run)),
          formats.at(run.endedAt()),
          run.duration().toMillis());
    }
  }
}
