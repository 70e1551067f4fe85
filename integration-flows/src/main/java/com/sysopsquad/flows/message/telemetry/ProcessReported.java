package com.sysopsquad.flows.message.telemetry;

import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.Within;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a process reports of itself every few seconds, so that nobody needs to call it. Counts only
 * grow until the process ends: a report that is lost takes nothing with it.
 *
 * @param processId names this run of the process
 * @param quantum the quantum that it belongs to
 * @param process where it runs, for people
 * @param number grows with every report of the process
 * @param stopping whether this is its last report
 * @param channels the queues to which its quantum has something to send, or from which it has
 *     received
 * @param keptDays for how many days its quantum keeps what it has sent; null if the process does
 *     not say
 * @param rememberedDays for how many days its quantum recognizes what it has received; null if the
 *     process does not say
 * @param graph its endpoints and channels, in the first report, once they have changed, and now and
 *     then; null for the same as before
 */
@MessageType(value = "com.sysopsquad.delivery.process-reported", queue = Queues.TELEMETRY)
public record ProcessReported(
    UUID processId,
    @Length(most = 100) String quantum,
    @Length(most = 1_000) String process,
    Instant startedAt,
    @Within(least = 1) long number,
    boolean stopping,
    List<ChannelReport> channels,
    @Nullable Integer keptDays,
    @Nullable Integer rememberedDays,
    @Nullable EndpointGraph graph)
    implements Contract {

  /** Copies the channels. */
  public ProcessReported {
    channels = List.copyOf(channels);
  }

  @Override
  public String subject() {
    return processId.toString();
  }
}
