package com.sysopsquad.jobs.console.channels;

import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import com.sysopsquad.flows.monitor.channel.CriticalTime;
import com.sysopsquad.flows.monitor.pause.EndpointPause;
import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.job.InvalidParameter;
import java.security.Principal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The channels, how long their messages take, and the processes that report on them. */
@ConsoleApi
class ChannelsApiController {

  private static final int MOST_HOURS = 720;

  private final ReadingChannels channels;
  private final PausingChannels pausing;
  private final Formats formats;
  private final Clock clock;

  ChannelsApiController(
      ReadingChannels channels, PausingChannels pausing, Formats formats, Clock clock) {
    this.channels = channels;
    this.pausing = pausing;
    this.formats = formats;
    this.clock = clock;
  }

  @GetMapping("/api/channels")
  List<ChannelAnswer> channels() {
    return channels.all().stream().map(this::answer).toList();
  }

  @GetMapping("/api/channels/{name}")
  ChannelAnswer find(@PathVariable String name) {
    return answer(channels.find(name));
  }

  @GetMapping("/api/channels/{name}/hours")
  List<TimesAnswer> hours(@PathVariable String name, @RequestParam(defaultValue = "24") int hours) {
    if (hours < 1 || hours > MOST_HOURS) {
      throw new InvalidParameter("hours must be from 1 to %d.".formatted(MOST_HOURS));
    }
    return channels.byHour(channels.find(name).name(), hours).stream()
        .map(hour -> TimesAnswer.of(hour, formats))
        .toList();
  }

  @PostMapping("/api/channels/{name}/pause")
  @ResponseStatus(HttpStatus.ACCEPTED)
  PauseAnswer pause(@PathVariable String name, @RequestBody PauseRequest request, Principal actor) {
    return PauseAnswer.of(
        pausing.pause(name, request.minutes(), request.reason(), actor.getName()), formats);
  }

  @PostMapping("/api/channels/{name}/resume")
  @ResponseStatus(HttpStatus.ACCEPTED)
  PauseAnswer resume(
      @PathVariable String name,
      @RequestBody(required = false) @Nullable PauseRequest request,
      Principal actor) {
    return PauseAnswer.of(
        pausing.resume(name, request == null ? null : request.reason(), actor.getName()), formats);
  }

  @GetMapping("/api/processes")
  List<ProcessAnswer> processes() {
    return channels.processes().stream()
        .map(
            process ->
                new ProcessAnswer(
                    process.quantum(),
                    process.name(),
                    process.isSilent(),
                    process.silentFor().toSeconds(),
                    formats.at(process.startedAt()),
                    formats.at(process.heardAt())))
        .toList();
  }

  private ChannelAnswer answer(Channel channel) {
    Channel.Verdict verdict = channel.verdict(clock.instant());
    QueueDepth depth = channel.depth();
    return new ChannelAnswer(
        channel.name(),
        channel.queue().senders(),
        channel.queue().receivers(),
        verdict.state().name(),
        verdict.reason(),
        channel.outbox(),
        formats.at(channel.outboxSince()),
        depth == null ? null : depth.messages(),
        depth == null ? null : depth.consumers(),
        channel.retries(),
        formats.at(channel.retrySince()),
        channel.dead(),
        channel.recent() == null ? null : TimesAnswer.of(channel.recent(), formats));
  }

  /**
   * A channel. What nobody can tell now is null.
   *
   * @param state stuck, paused, unknown, slow, flowing or idle
   * @param reason why; empty if all is well
   * @param outbox how many messages wait at the senders
   * @param messages how many are in the queue
   * @param retries how many wait at the receiver for their retry
   * @param deadLetters how many need a decision
   * @param recent what was applied in the last 5 minutes; null for nothing
   */
  record ChannelAnswer(
      String name,
      List<String> senders,
      List<String> receivers,
      String state,
      String reason,
      @Nullable Long outbox,
      @Nullable OffsetDateTime outboxSince,
      @Nullable Long messages,
      @Nullable Long consumers,
      @Nullable Long retries,
      @Nullable OffsetDateTime retrySince,
      long deadLetters,
      @Nullable TimesAnswer recent) {}

  /**
   * How long messages took from their sender to their effect; each percentile is rounded up, and
   * null if it is longer than 6 hours or unknown.
   *
   * @param applied all messages that were applied
   */
  record TimesAnswer(
      @Nullable OffsetDateTime from,
      long applied,
      @Nullable Long p50Millis,
      @Nullable Long p95Millis,
      @Nullable Long p99Millis) {

    static TimesAnswer of(CriticalTime time, Formats formats) {
      return new TimesAnswer(
          formats.at(time.from()),
          time.applied(),
          TimeText.millis(time, 50),
          TimeText.millis(time, 95),
          TimeText.millis(time, 99));
    }
  }

  /** A process, and for how long nothing was heard of it. */
  record ProcessAnswer(
      String quantum,
      String name,
      boolean silent,
      long silentSeconds,
      @Nullable OffsetDateTime startedAt,
      @Nullable OffsetDateTime heardAt) {}

  /**
   * @param minutes for how long; from 1 to 1,440
   */
  record PauseRequest(@Nullable Integer minutes, @Nullable String reason) {}

  /**
   * A pause.
   *
   * @param until it ends by itself then
   * @param text all this in a sentence
   */
  record PauseAnswer(
      long id, String channel, @Nullable OffsetDateTime until, String askedBy, String text) {

    static PauseAnswer of(EndpointPause pause, Formats formats) {
      return new PauseAnswer(
          pause.number(),
          pause.queue(),
          formats.at(pause.until()),
          pause.askedBy(),
          PauseText.of(pause, formats));
    }
  }
}
