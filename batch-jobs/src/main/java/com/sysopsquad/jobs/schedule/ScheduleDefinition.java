package com.sysopsquad.jobs.schedule;

import java.util.Map;
import java.util.TreeMap;
import org.quartz.JobBuilder;
import org.quartz.JobDataMap;
import org.quartz.JobDetail;
import org.quartz.JobKey;

/** What a schedule starts, as stored by Quartz. */
record ScheduleDefinition(String name, String job, Map<String, String> parameters) {

  static final String GROUP = "schedules";

  private static final String JOB = "job";
  private static final String PARAMETER = "parameter.";

  ScheduleDefinition {
    parameters = Map.copyOf(parameters);
  }

  static ScheduleDefinition of(JobDetail detail) {
    var parameters = new TreeMap<String, String>();
    for (String key : detail.getJobDataMap().getKeys()) {
      if (key.startsWith(PARAMETER)) {
        parameters.put(key.substring(PARAMETER.length()), detail.getJobDataMap().getString(key));
      }
    }
    return new ScheduleDefinition(
        detail.getKey().getName(), detail.getJobDataMap().getString(JOB), parameters);
  }

  JobDetail detail() {
    var data = new JobDataMap();
    data.put(JOB, job);
    parameters.forEach((parameter, value) -> data.put(PARAMETER + parameter, value));
    return JobBuilder.newJob(FiringSchedule.class)
        .withIdentity(JobKey.jobKey(name, GROUP))
        .usingJobData(data)
        .storeDurably()
        .build();
  }
}
