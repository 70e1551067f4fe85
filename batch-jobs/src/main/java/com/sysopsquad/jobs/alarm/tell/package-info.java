/**
 * Tells of alarms by email, webhook and Alertmanager, and sends the heartbeat. A message is a row
 * from the evaluation on, and is sent until its receiver has accepted it.
 */
@NullMarked
package com.sysopsquad.jobs.alarm.tell;

import org.jspecify.annotations.NullMarked;
