package com.sysopsquad.jobs.run;

import static com.sysopsquad.jobs.OperationsProcess.await;

import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.platform.TestPlatform;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.autoconfigure.BatchAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * A process that has nothing but runs, and one small job that does what a test tells it. Not a
 * component, so that the application does not find it.
 */
@ComponentScan({"com.sysopsquad.jobs.job", "com.sysopsquad.jobs.node", "com.sysopsquad.jobs.run"})
@ImportAutoConfiguration({
  DataSourceAutoConfiguration.class,
  DataSourceTransactionManagerAutoConfiguration.class,
  TransactionAutoConfiguration.class,
  JdbcTemplateAutoConfiguration.class,
  JdbcClientAutoConfiguration.class,
  FlywayAutoConfiguration.class,
  JacksonAutoConfiguration.class,
  BatchAutoConfiguration.class,
  BatchJdbcAutoConfiguration.class
})
public class RunTestApplication {

  public static final String DOCUMENT = "document";

  /** Starts a process of that name on a database that all processes of a test share. */
  public static ConfigurableApplicationContext start(
      TestPlatform.Database database, String node, String... settings) {
    return start(RunTestApplication.class, database, node, settings);
  }

  /** The same with another application, which may have more than runs. */
  public static ConfigurableApplicationContext start(
      Class<?> application, TestPlatform.Database database, String node, String... settings) {
    var properties = new TreeMap<String, String>(TestPlatform.start().env());
    properties.putAll(database.env());
    properties.put("sysops.run.node-name", node);
    properties.put("spring.flyway.locations", "classpath:db/operations");
    properties.put("sysops.run.look", "50ms");
    properties.put("sysops.run.restart-delay", "10ms");
    var arguments = new ArrayList<String>();
    properties.forEach((name, value) -> arguments.add("--" + name + "=" + value));
    for (String setting : settings) {
      arguments.add("--" + setting);
    }
    return new SpringApplicationBuilder(application)
        .web(WebApplicationType.NONE)
        .run(arguments.toArray(String[]::new));
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** What the job does when it runs. */
  interface Work {
    void step(StepExecution step) throws Exception;
  }

  /** The job's one step as a test sees it. */
  static final class Deed {

    final AtomicInteger begun = new AtomicInteger();
    volatile CountDownLatch mayEnd = new CountDownLatch(1);
    volatile Work work = step -> {};

    void forget() {
      mayEnd.countDown();
      begun.set(0);
      mayEnd = new CountDownLatch(1);
      work = step -> {};
    }

    void holdUntilReleased() {
      work =
          step -> {
            var held = mayEnd;
            if (!held.await(30, TimeUnit.SECONDS)) {
              throw new IllegalStateException("nobody released the job");
            }
          };
    }

    void workUntilAskedToStop() {
      work = step -> await(step.getJobExecution()::isStopping, "the job is asked to stop");
    }
  }

  @Bean
  Deed deed() {
    return new Deed();
  }

  @Bean
  Job copying(JobRepository repository, Deed deed) {
    var step =
        new StepBuilder("copy", repository)
            .tasklet(
                (contribution, chunk) -> {
                  deed.begun.incrementAndGet();
                  deed.work.step(contribution.getStepExecution());
                  if (contribution.getStepExecution().getJobExecution().isStopping()) {
                    throw new JobInterruptedException("Stop requested");
                  }
                  contribution.incrementWriteCount(7);
                  return RepeatStatus.FINISHED;
                },
                new ResourcelessTransactionManager())
            .listener(new Outage(List.of()))
            .build();
    return new JobBuilder("copying", repository).start(step).build();
  }

  @Bean
  LaunchableJob copyingRuns() {
    return new LaunchableJob() {
      @Override
      public String name() {
        return "copying";
      }

      @Override
      public String description() {
        return "Copies one document.";
      }

      @Override
      public List<Parameter> parameters() {
        return List.of(new Parameter(DOCUMENT, "What to copy.", Parameter.Type.TEXT, "a", true));
      }

      @Override
      public Map<String, String> identify(Map<String, String> given) {
        if (!given.containsKey(DOCUMENT)) {
          throw new InvalidParameter("Say which document to copy, e.g. document=a.");
        }
        return Map.of(DOCUMENT, given.get(DOCUMENT));
      }

      @Override
      public String lockKey(Map<String, String> identity) {
        return identity.getOrDefault(DOCUMENT, "");
      }

      @Override
      public boolean goesOnByItself() {
        return true;
      }

      @Override
      public boolean oldRunsAreForgotten() {
        return true;
      }
    };
  }
}
