package com.sysopsquad.jobs.console.channels;

import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel as the pages show it.
 *
 * @param way from whom to whom
 * @param reason why it has this state; empty if all is well
 * @param recent messages that were applied in the last minutes
 * @param pausable whether people may pause it
 */
record ChannelView(
    String name,
    String way,
    Badge state,
    String reason,
    String outbox,
    Timestamp outboxSince,
    String depth,
    String consumers,
    String retries,
    Timestamp retrySince,
    String dead,
    String recent,
    String half,
    String most,
    String nearlyAll,
    boolean paused,
    boolean pausable) {

  private static final String UNKNOWN = "Unknown";

  static ChannelView of(Channel channel, Instant now, Formats formats) {
    Channel.Verdict verdict = channel.verdict(now);
    return new ChannelView(
        channel.name(),
        "%s to %s".formatted(words(channel.queue().senders()), words(channel.queue().receivers())),
        verdict.state().badge(),
        verdict.reason(),
        number(channel.outbox()),
        Timestamp.of(channel.outboxSince(), formats),
        channel.depth() == null ? UNKNOWN : Formats.number(channel.depth().messages()),
        channel.depth() == null ? UNKNOWN : Formats.number(channel.depth().consumers()),
        number(channel.retries()),
        Timestamp.of(channel.retrySince(), formats),
        Formats.number(channel.dead()),
        Formats.number(channel.recent() == null ? 0 : channel.recent().applied()),
        TimeText.of(channel.recent(), 50),
        TimeText.of(channel.recent(), 95),
        TimeText.of(channel.recent(), 99),
        channel.pause() != null,
        channel.queue().receivers().stream()
            .anyMatch(quantum -> Queues.pausable(quantum).contains(channel.name())));
  }

  private static String words(List<String> users) {
    List<String> quanta = Channel.quanta(users);
    return String.join(", ", quanta.isEmpty() ? users : quanta);
  }

  private static String number(@Nullable Long count) {
    return count == null ? UNKNOWN : Formats.number(count);
  }
}
