package com.sysopsquad.jobs.alarm.tell;

import com.sysopsquad.jobs.alarm.Severity;

/** A way to tell of alarms. */
interface Channel {

  /** Its name in the table of messages. */
  String name();

  /** The least that it tells. */
  Severity severity();

  /**
   * Returns when the receiver has accepted the message.
   *
   * @param body the notice as JSON
   * @throws NotAccepted if it has not, or if that is not known
   */
  void send(Notice notice, String body);
}
