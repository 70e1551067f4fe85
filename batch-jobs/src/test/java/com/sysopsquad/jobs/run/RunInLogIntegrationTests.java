package com.sysopsquad.jobs.run;

import static com.sysopsquad.jobs.run.RunTestApplication.DOCUMENT;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the lines name that a run logs. */
class RunInLogIntegrationTests extends RunTest {

  private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private static final Logger BATCH = (Logger) LoggerFactory.getLogger("org.springframework.batch");

  private final Lines lines = new Lines();

  @BeforeEach
  void listen() {
    lines.start();
    ROOT.addAppender(lines);
    BATCH.setLevel(Level.INFO);
  }

  @AfterEach
  void stopListening() {
    ROOT.detachAppender(lines);
    BATCH.setLevel(null);
  }

  @Test
  void eachLineOfAStepNamesItsRunItsStepAndOneTrace() {
    deed().work =
        step -> {
          LoggerFactory.getLogger("work").info("First of {}", document);
          LoggerFactory.getLogger("work").info("Second of {}", document);
        };

    long id = control().start("copying", Map.of(DOCUMENT, document), "ada");
    awaitFinished(id);

    List<Map<String, String>> ofStep = lines.naming(" of " + document);
    assertThat(ofStep)
        .hasSize(2)
        .allSatisfy(
            names -> {
              assertThat(names).containsEntry("run", "" + id).containsEntry("step", "copy");
              assertThat(names).doesNotContainKey("partition");
              assertThat(names.get("traceId")).matches("[0-9a-f]{32}");
              assertThat(names.get("spanId")).matches("[0-9a-f]{16}");
            });
    assertThat(ofStep.getFirst()).isEqualTo(ofStep.getLast());
  }

  @Test
  void whatTheJobLogsBesideItsStepsNamesTheRunWithoutAStep() {
    long id = control().start("copying", Map.of(DOCUMENT, document), "ada");
    awaitFinished(id);

    assertThat(lines.naming("completed with the following parameters"))
        .filteredOn(names -> ("" + id).equals(names.get("run")))
        .singleElement()
        .satisfies(names -> assertThat(names).containsKey("traceId").doesNotContainKey("step"));
  }

  @Test
  void twoRunsHaveTwoTraces() {
    deed().work = step -> LoggerFactory.getLogger("work").info("Of {}", document);
    awaitFinished(control().start("copying", Map.of(DOCUMENT, document), "ada"));
    awaitFinished(control().start("copying", Map.of(DOCUMENT, document + "-2"), "ada"));

    assertThat(lines.naming("Of " + document))
        .extracting(names -> names.get("traceId"))
        .hasSize(2)
        .doesNotHaveDuplicates();
  }

  /** Keeps what the thread of each line names. */
  private static final class Lines extends AppenderBase<ILoggingEvent> {

    private record Line(String text, Map<String, String> names) {}

    private final Queue<Line> all = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
      all.add(new Line(event.getFormattedMessage(), Map.copyOf(event.getMDCPropertyMap())));
    }

    List<Map<String, String>> naming(String text) {
      return all.stream().filter(line -> line.text().contains(text)).map(Line::names).toList();
    }
  }
}
