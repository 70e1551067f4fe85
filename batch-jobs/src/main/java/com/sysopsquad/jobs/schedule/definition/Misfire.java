package com.sysopsquad.jobs.schedule.definition;

import org.quartz.CronScheduleBuilder;

/** What happens to a start that was missed, for example because no process was running. */
public enum Misfire {
  /** The latest one, however many were missed. */
  FIRE_ONCE("a missed start is caught up once, as soon as possible") {
    @Override
    public CronScheduleBuilder applyTo(CronScheduleBuilder cron) {
      return cron.withMisfireHandlingInstructionFireAndProceed();
    }
  },
  /** Each that was missed, in order and with its own day. */
  FIRE_EACH("each missed start is caught up, in order, as soon as possible") {
    @Override
    public CronScheduleBuilder applyTo(CronScheduleBuilder cron) {
      return cron.withMisfireHandlingInstructionIgnoreMisfires();
    }
  },
  /** Not at all; the next regular one follows. */
  SKIP("a missed start is skipped") {
    @Override
    public CronScheduleBuilder applyTo(CronScheduleBuilder cron) {
      return cron.withMisfireHandlingInstructionDoNothing();
    }
  };

  private final String words;

  Misfire(String words) {
    this.words = words;
  }

  /** As part of a sentence. */
  public String words() {
    return words;
  }

  /** The same schedule, which treats missed starts like this. */
  public abstract CronScheduleBuilder applyTo(CronScheduleBuilder cron);
}
