package com.sysopsquad.jobs.schedule;

import org.quartz.CronScheduleBuilder;

/** What happens to a fire that was missed, e.g. because nothing ran that could fire. */
enum Misfire {
  /** Once, however many were missed. */
  FIRE_ONCE("a missed start is made up for once, as soon as possible") {
    @Override
    CronScheduleBuilder applyTo(CronScheduleBuilder cron) {
      return cron.withMisfireHandlingInstructionFireAndProceed();
    }
  },
  /** Not at all; the next regular one follows. */
  SKIP("a missed start is left out; the next regular one follows") {
    @Override
    CronScheduleBuilder applyTo(CronScheduleBuilder cron) {
      return cron.withMisfireHandlingInstructionDoNothing();
    }
  };

  private final String words;

  Misfire(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  abstract CronScheduleBuilder applyTo(CronScheduleBuilder cron);
}
