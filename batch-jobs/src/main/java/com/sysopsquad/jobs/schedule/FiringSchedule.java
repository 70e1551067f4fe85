package com.sysopsquad.jobs.schedule;

import com.sysopsquad.jobs.run.LaunchRequests;
import java.time.ZoneId;
import org.quartz.CronTrigger;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * What Quartz does when a schedule is due: it only requests a start. A schedule has one fire at a
 * time, so that fires that are caught up keep their order.
 */
@DisallowConcurrentExecution
class FiringSchedule implements Job {

  private static final Logger log = LoggerFactory.getLogger(FiringSchedule.class);

  private final LaunchRequests requests;

  FiringSchedule(LaunchRequests requests) {
    this.requests = requests;
  }

  @Override
  public void execute(JobExecutionContext context) throws JobExecutionException {
    var definition = ScheduleDefinition.of(context.getJobDetail());
    var fire = context.getScheduledFireTime().toInstant();
    var zone =
        context.getTrigger() instanceof CronTrigger cron
            ? cron.getTimeZone().toZoneId()
            : ZoneId.of("UTC");
    try {
      boolean first =
          requests.fire(
              definition.name(),
              fire,
              definition.job(),
              FireParameters.of(definition.parameters(), fire, zone));
      log.info(
          "Schedule {} fired for {}{}", definition.name(), fire, first ? "" : ", not the first");
    } catch (DataAccessException failure) {
      throw new JobExecutionException(failure, true);
    }
  }
}
