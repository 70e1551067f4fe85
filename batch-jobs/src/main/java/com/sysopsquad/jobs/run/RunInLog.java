package com.sysopsquad.jobs.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.MDC;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;

/**
 * What each line that is logged for a run names: the run, its step and partition, and a trace that
 * is the same in all processes that work on the run. Messages that are sent meanwhile carry the
 * trace, as W3C Trace Context.
 */
public final class RunInLog {

  private static final String RUN = "run";
  private static final String STEP = "step";
  private static final String PARTITION = "partition";
  private static final String TRACE = "traceId";
  private static final String SPAN = "spanId";
  private static final int TRACE_DIGITS = 32;
  private static final int SPAN_DIGITS = 16;

  private RunInLog() {}

  /** Begins for a whole run; there is no end, since its thread ends with it. */
  public static void begin(JobExecution run) {
    put(of(run));
  }

  /** Begins for a step, in addition to what is named already; returns what was named before. */
  public static Map<String, String> begin(StepExecution step) {
    Map<String, String> before = MDC.getCopyOfContextMap();
    Map<String, String> names = of(step.getJobExecution());
    String name = step.getStepName();
    int colon = name.indexOf(':');
    names.put(STEP, colon < 0 ? name : name.substring(0, colon));
    if (colon >= 0) {
      names.put(PARTITION, name.substring(colon + 1));
    }
    names.put(SPAN, digits("step " + step.getId() + names.get(TRACE), SPAN_DIGITS));
    put(names);
    return before == null ? new TreeMap<>() : before;
  }

  /** Works on a step on a thread that works on others before and after it. */
  public static void during(StepExecution step, Runnable work) {
    Map<String, String> before = begin(step);
    try {
      work.run();
    } finally {
      MDC.setContextMap(before);
    }
  }

  private static Map<String, String> of(JobExecution run) {
    Map<String, String> names = new TreeMap<>();
    // Numbers begin again with a new database. The day is the same however exactly times are kept.
    String self = "run %d of %s".formatted(run.getId(), run.getCreateTime().toLocalDate());
    names.put(RUN, Long.toString(run.getId()));
    names.put(TRACE, digits(self, TRACE_DIGITS));
    names.put(SPAN, digits("span of " + self, SPAN_DIGITS));
    return names;
  }

  private static void put(Map<String, String> names) {
    names.forEach(MDC::put);
  }

  private static String digits(String text, int count) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, count / 2);
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }
}
