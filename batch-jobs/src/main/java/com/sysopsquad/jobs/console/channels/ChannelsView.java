package com.sysopsquad.jobs.console.channels;

import com.sysopsquad.flows.monitor.channel.ProcessState;
import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** All channels, those that need attention first, and the processes, under a heading. */
record ChannelsView(
    String heading, String context, List<ChannelView> all, List<ProcessView> processes) {

  static ChannelsView of(
      List<Channel> channels, List<ProcessState> processes, Instant now, Formats formats) {
    List<ChannelState> states =
        channels.stream().map(channel -> channel.verdict(now).state()).toList();
    long look = states.stream().filter(ChannelState::needsLook).count();
    return new ChannelsView(
        look == 0
            ? "All %s are working".formatted(Formats.counted(channels.size(), "channel"))
            : "%d of %s %s attention"
                .formatted(
                    look,
                    Formats.counted(channels.size(), "channel"),
                    look == 1 ? "needs" : "need"),
        Arrays.stream(ChannelState.values())
                .filter(states::contains)
                .map(
                    state ->
                        "%d %s"
                            .formatted(
                                states.stream().filter(state::equals).count(),
                                state.badge().word().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "))
            + ".",
        channels.stream()
            .sorted(Comparator.comparing((Channel channel) -> channel.verdict(now).state()))
            .map(channel -> ChannelView.of(channel, now, formats))
            .toList(),
        processes.stream().map(process -> ProcessView.of(process, formats)).toList());
  }

  /**
   * A process as the page shows it.
   *
   * @param silence for how long nothing was heard of it; empty if it reports
   */
  record ProcessView(String quantum, String name, Badge state, String silence, Timestamp started) {

    static ProcessView of(ProcessState process, Formats formats) {
      return new ProcessView(
          process.quantum(),
          process.name(),
          process.isSilent() ? Badge.silent("Silent") : Badge.done("Running"),
          process.isSilent() ? "for " + Formats.duration(process.silentFor()) : "",
          Timestamp.of(process.startedAt(), formats));
    }
  }
}
