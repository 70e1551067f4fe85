package com.sysopsquad.jobs.console.channels;

import com.sysopsquad.flows.monitor.pause.PauseRefused;
import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.ProbeResult;
import com.sysopsquad.jobs.console.frame.Section;
import com.sysopsquad.jobs.job.InvalidParameter;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The channels, one of them, and the processes that report on them. */
@ConsolePage
class ChannelsPageController implements Section {

  /** How far back the page of one channel looks. */
  private static final int HOURS = 24;

  private static final int MOST_HITS = 5;

  private static final int LATEST_PAUSES = 5;

  private final ReadingChannels channels;
  private final PausingChannels pausing;
  private final Dependencies dependencies;
  private final Formats formats;
  private final Clock clock;

  ChannelsPageController(
      ReadingChannels channels,
      PausingChannels pausing,
      Dependencies dependencies,
      Formats formats,
      Clock clock) {
    this.channels = channels;
    this.pausing = pausing;
    this.dependencies = dependencies;
    this.formats = formats;
    this.clock = clock;
  }

  @Override
  public Entry entry() {
    return new Entry(Group.MESSAGES, 1, "Channels", "/channels", "n");
  }

  /** A pause is on the home page as long as it lasts. */
  @Override
  public ProbeResult<List<Task>> tasks() {
    return dependencies.fromDatabase(
        () ->
            channels.paused().stream()
                .map(
                    pause ->
                        new Task(
                            1,
                            true,
                            pause.queue() + " is paused",
                            PauseText.of(pause, formats),
                            "Open channel",
                            "/channels/" + pause.queue()))
                .toList());
  }

  @Override
  public ProbeResult<List<Hit>> search(String text) {
    String wanted = text.toUpperCase(Locale.ROOT);
    return dependencies.fromDatabase(
        () ->
            wanted.length() < 3
                ? List.of()
                : channels.all().stream()
                    .filter(channel -> channel.name().contains(wanted))
                    .limit(MOST_HITS)
                    .map(
                        channel ->
                            new Hit(
                                "Channel",
                                channel.name(),
                                channel.verdict(clock.instant()).state().badge().word(),
                                "/channels/" + channel.name()))
                    .toList());
  }

  @GetMapping("/channels")
  String channels(Model model) {
    model.addAttribute(
        "channels",
        dependencies.fromDatabase(
            () -> ChannelsView.of(channels.all(), channels.processes(), clock.instant(), formats)));
    return "console/channels";
  }

  @GetMapping("/parts/channels")
  String part(Model model) {
    return channels(model) + " :: live";
  }

  @GetMapping("/channels/{name}")
  String channel(@PathVariable String name, Model model) {
    model.addAttribute("name", name);
    model.addAttribute(
        "channel",
        dependencies.fromDatabase(
            () -> ChannelView.of(channels.find(name), clock.instant(), formats)));
    model.addAttribute(
        "hours",
        dependencies
            .fromDatabase(() -> channels.byHour(name, HOURS))
            .value()
            .map(hours -> hours.stream().map(hour -> HourView.of(hour, formats)).toList())
            .orElseGet(List::of));
    model.addAttribute(
        "pauses",
        dependencies
            .fromDatabase(() -> channels.pauses(name, LATEST_PAUSES))
            .value()
            .map(pauses -> pauses.stream().map(pause -> PauseText.of(pause, formats)).toList())
            .orElseGet(List::of));
    return "console/channel";
  }

  @PostMapping("/channels/{name}/pause")
  String pause(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable Integer minutes,
      @RequestParam(required = false) @Nullable String reason,
      Principal actor,
      RedirectAttributes answer) {
    return decide(
        name,
        answer,
        () -> {
          pausing.pause(name, minutes, reason, actor.getName());
          return "Pause of %s requested. The response appears here.".formatted(name);
        });
  }

  @PostMapping("/channels/{name}/resume")
  String resume(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String reason,
      Principal actor,
      RedirectAttributes answer) {
    return decide(
        name,
        answer,
        () -> {
          pausing.resume(name, reason, actor.getName());
          return "Resume of %s requested. The response appears here.".formatted(name);
        });
  }

  private static String decide(String name, RedirectAttributes answer, Supplier<String> decision) {
    try {
      answer.addFlashAttribute("done", decision.get());
    } catch (PauseRefused | InvalidParameter refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
    }
    answer.addAttribute("name", name);
    return "redirect:/channels/{name}";
  }

  @GetMapping("/parts/channels/{name}")
  String part(@PathVariable String name, Model model) {
    return channel(name, model) + " :: live";
  }
}
