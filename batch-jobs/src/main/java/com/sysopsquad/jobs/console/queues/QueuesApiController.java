package com.sysopsquad.jobs.console.queues;

import com.sysopsquad.flows.monitor.broker.BrokerWarning;
import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Dependencies;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;

/** The queues of the broker. */
@ConsoleApi
class QueuesApiController {

  private final Dependencies dependencies;

  QueuesApiController(Dependencies dependencies) {
    this.dependencies = dependencies;
  }

  @GetMapping("/api/queues")
  List<QueueAnswer> queues() {
    List<BrokerWarning> warnings = dependencies.warnings();
    return dependencies.queues().value().orElseThrow(BrokerAway::new).stream()
        .map(
            queue ->
                new QueueAnswer(
                    queue.name(),
                    queue.messages(),
                    queue.consumers(),
                    queue.deliveringCount(),
                    QueueView.warnings(queue, warnings)))
        .toList();
  }

  /**
   * A queue.
   *
   * @param messages all messages in it, including those that are with consumers
   * @param delivering how many are with consumers and not yet acknowledged
   * @param warnings what is wrong with it, a sentence or two each
   */
  record QueueAnswer(
      String name, long messages, long consumers, long delivering, List<String> warnings) {}
}
