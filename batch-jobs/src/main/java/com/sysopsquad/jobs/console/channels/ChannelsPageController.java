package com.sysopsquad.jobs.console.channels;

import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.ProbeResult;
import com.sysopsquad.jobs.console.frame.Section;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The channels, one of them, and the processes that report on them. */
@ConsolePage
class ChannelsPageController implements Section {

  /** How far back the page of one channel looks. */
  private static final int HOURS = 24;

  private static final int MOST_HITS = 5;

  private final ReadingChannels channels;
  private final Dependencies dependencies;
  private final Formats formats;
  private final Clock clock;

  ChannelsPageController(
      ReadingChannels channels, Dependencies dependencies, Formats formats, Clock clock) {
    this.channels = channels;
    this.dependencies = dependencies;
    this.formats = formats;
    this.clock = clock;
  }

  @Override
  public Entry entry() {
    return new Entry(Group.MESSAGES, 0, "Channels", "/channels", "n");
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
            () ->
                ChannelsView.of(
                    channels.all(), channels.processes(), clock.instant(), formats)));
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
    return "console/channel";
  }

  @GetMapping("/parts/channels/{name}")
  String part(@PathVariable String name, Model model) {
    return channel(name, model) + " :: live";
  }
}
