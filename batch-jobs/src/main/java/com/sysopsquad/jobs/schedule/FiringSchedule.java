package com.sysopsquad.jobs.schedule;

import com.sysopsquad.jobs.schedule.definition.DueTimes;
import com.sysopsquad.jobs.schedule.due.DueStarts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.quartz.CronTrigger;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What Quartz does when a schedule is due: it only requests a start. A schedule has one fire at a
 * time, so that fires that are caught up keep their order.
 */
@DisallowConcurrentExecution
class FiringSchedule implements Job {

  private final DueStarts starts;

  FiringSchedule(DueStarts starts) {
    this.starts = starts;
  }

  @Override
  public void execute(JobExecutionContext context) throws JobExecutionException {
    try {
      starts.due(context.getJobDetail().getKey().getName(), due(context));
    } catch (DataAccessException | TransactionException failure) {
      throw new JobExecutionException(failure, true);
    }
  }

  /**
   * The time at which the schedule was due. Quartz catches up a missed start under the present
   * time, so that its day and month would be those of the catching up.
   */
  private static Instant due(JobExecutionContext context) {
    var fire = context.getScheduledFireTime().toInstant().truncatedTo(ChronoUnit.SECONDS);
    if (!(context.getTrigger() instanceof CronTrigger cron)) {
      return fire;
    }
    var since = since(context.getPreviousFireTime(), cron.getStartTime());
    return new DueTimes(cron.getCronExpression(), cron.getTimeZone().toZoneId())
        .latest(since.minusSeconds(1), fire);
  }

  private static Instant since(@Nullable Date previous, Date start) {
    return previous == null ? start.toInstant() : previous.toInstant();
  }
}
