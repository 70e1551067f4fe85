package com.sysopsquad.jobs.console.queues;

import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import com.sysopsquad.flows.monitor.broker.BrokerWarning;
import com.sysopsquad.flows.monitor.pause.EndpointPauses;
import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.ProbeResult;
import com.sysopsquad.jobs.console.frame.Section;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The queues of the broker, and which of them have no consumer. */
@ConsolePage
class QueuesPageController implements Section {

  private final ObjectProvider<EndpointPauses> pauses;
  private final Dependencies dependencies;

  QueuesPageController(ObjectProvider<EndpointPauses> pauses, Dependencies dependencies) {
    this.pauses = pauses;
    this.dependencies = dependencies;
  }

  @Override
  public Entry entry() {
    return new Entry(Group.MESSAGES, 2, "Queues", "/queues", "q");
  }

  /** A queue that is paused is on the home page as such. */
  @Override
  public ProbeResult<List<Task>> tasks() {
    Set<String> paused = dependencies.fromDatabase(this::paused).value().orElseGet(Set::of);
    return dependencies
        .queues()
        .map(
            queues ->
                Stream.concat(
                        queues.stream()
                            .filter(QueueView::unread)
                            .filter(queue -> !paused.contains(queue.name()))
                            .map(QueuesPageController::task),
                        dependencies.warnings().stream().map(QueuesPageController::task))
                    .toList());
  }

  private Set<String> paused() {
    return pauses.stream()
        .flatMap(present -> present.paused().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Task task(BrokerWarning warning) {
    return new Task(1, true, warning.title(), warning.detail(), "Open queues", "/queues");
  }

  private static Task task(QueueDepth queue) {
    return new Task(
        1,
        true,
        "No consumer on " + queue.name(),
        "%s waiting. Start the process that receives them."
            .formatted(Formats.counted(queue.messages(), "message")),
        "Open queues",
        "/queues");
  }

  @Override
  public Optional<Tile> tile() {
    return dependencies
        .queues()
        .value()
        .map(
            queues ->
                new Tile(
                    "Messages in queues",
                    Formats.number(queues.stream().mapToLong(QueueDepth::messages).sum()),
                    queues.stream()
                        .filter(queue -> queue.messages() > 0)
                        .max(Comparator.comparingLong(QueueDepth::messages))
                        .map(queue -> "Most in " + queue.name())
                        .orElse("All queues are empty"),
                    "/queues"));
  }

  @Override
  public ProbeResult<List<Hit>> search(String text) {
    return dependencies
        .queues()
        .map(
            queues ->
                queues.stream()
                    .filter(queue -> queue.name().equalsIgnoreCase(text))
                    .map(
                        queue ->
                            new Hit(
                                "Queue",
                                queue.name(),
                                Formats.counted(queue.messages(), "message"),
                                "/queues"))
                    .toList());
  }

  @GetMapping("/queues")
  String queues(Model model) {
    model.addAttribute(
        "queues", dependencies.queues().map(all -> QueuesView.of(all, dependencies.warnings())));
    return "console/queues";
  }

  @GetMapping("/parts/queues")
  String part(Model model) {
    return queues(model) + " :: live";
  }

  /** All queues under a heading that describes their state. */
  record QueuesView(String heading, String context, List<String> warnings, List<QueueView> all) {

    static QueuesView of(List<QueueDepth> queues, List<BrokerWarning> warnings) {
      long unread =
          queues.stream()
              .filter(
                  queue ->
                      QueueView.unread(queue) || !QueueView.warnings(queue, warnings).isEmpty())
              .count();
      long messages = queues.stream().mapToLong(QueueDepth::messages).sum();
      return new QueuesView(
          queues.isEmpty()
              ? "No queues"
              : unread == 0
                  ? Formats.counted(queues.size(), "queue") + ", none stuck"
                  : "%d of %s stuck".formatted(unread, Formats.counted(queues.size(), "queue")),
          messages == 0
              ? "No messages are waiting."
              : Formats.counted(messages, "message") + " in the queues now.",
          warnings.stream()
              .filter(warning -> warning.queue() == null)
              .map(warning -> "%s. %s".formatted(warning.title(), warning.detail()))
              .toList(),
          queues.stream().map(queue -> QueueView.of(queue, warnings)).toList());
    }
  }
}
