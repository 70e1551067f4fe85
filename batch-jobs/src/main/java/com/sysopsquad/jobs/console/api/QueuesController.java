package com.sysopsquad.jobs.console.api;

import com.sysopsquad.jobs.console.Surroundings;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The queues of the broker. */
@RestController
@ConditionalOnRole(Role.CONSOLE)
class QueuesController {

  private final Surroundings surroundings;

  QueuesController(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @GetMapping("/api/queues")
  List<QueueAnswer> queues() {
    return surroundings.queues().value().orElseThrow(BrokerAway::new).stream()
        .map(
            queue ->
                new QueueAnswer(
                    queue.name(), queue.messages(), queue.consumers(), queue.deliveringCount()))
        .toList();
  }

  /**
   * A queue.
   *
   * @param messages all that are in it, those included that are with consumers
   * @param delivering how many are with consumers and not yet acknowledged
   */
  record QueueAnswer(String name, long messages, long consumers, long delivering) {}
}
