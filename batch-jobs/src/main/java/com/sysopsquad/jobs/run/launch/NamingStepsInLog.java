package com.sysopsquad.jobs.run.launch;

import com.sysopsquad.jobs.run.RunInLog;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.AbstractJob;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/** Names run, step and partition in the log while a step runs, whichever process runs it. */
@Component
class NamingStepsInLog implements BeanPostProcessor, StepExecutionListener, Ordered {

  private static final ThreadLocal<Deque<Map<String, String>>> BEFORE =
      ThreadLocal.withInitial(ArrayDeque::new);

  private final Set<Step> named = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Each step is named once, also if it is a bean of its own. */
  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof AbstractJob job) {
      job.getStepNames().forEach(step -> name(job.getStep(step)));
    } else if (bean instanceof AbstractStep step) {
      name(step);
    }
    return bean;
  }

  private synchronized void name(@Nullable Step step) {
    if (step instanceof AbstractStep listening && named.add(listening)) {
      listening.registerStepExecutionListener(this);
    }
  }

  @Override
  public void beforeStep(StepExecution step) {
    BEFORE.get().push(RunInLog.begin(step));
  }

  @Override
  public @Nullable ExitStatus afterStep(StepExecution step) {
    Map<String, String> earlier = BEFORE.get().poll();
    if (earlier != null) {
      MDC.setContextMap(earlier);
    }
    return null;
  }

  /** The first that begins and the last that ends, so that what others log is named too. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
