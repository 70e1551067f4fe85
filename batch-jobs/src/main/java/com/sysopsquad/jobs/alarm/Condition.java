package com.sysopsquad.jobs.alarm;

/**
 * Something that is wrong now. The kind and the subject identify it from one look to the next.
 *
 * @param subject what it is about: a run, a schedule, a queue
 * @param text a sentence or two
 * @param path page that shows the cause
 */
public record Condition(AlarmKind kind, String subject, String text, String path) {}
