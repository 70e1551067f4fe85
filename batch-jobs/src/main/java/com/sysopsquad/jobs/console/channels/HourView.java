package com.sysopsquad.jobs.console.channels;

import com.sysopsquad.flows.monitor.channel.CriticalTime;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;

/** The messages of an hour, and how long they took. */
record HourView(Timestamp from, String applied, String half, String most, String nearlyAll) {

  static HourView of(CriticalTime time, Formats formats) {
    return new HourView(
        Timestamp.of(time.from(), formats),
        Formats.number(time.applied()),
        TimeText.of(time, 50),
        TimeText.of(time, 95),
        TimeText.of(time, 99));
  }
}
