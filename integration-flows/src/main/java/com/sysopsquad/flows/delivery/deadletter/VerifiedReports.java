package com.sysopsquad.flows.delivery.deadletter;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.contract.ContractReader;
import com.sysopsquad.flows.delivery.wire.contract.InvalidMessages;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.report.DeadLettered;
import com.sysopsquad.flows.message.report.DeliveryReport;
import com.sysopsquad.flows.message.report.LossReported;
import com.sysopsquad.flows.message.report.MessageApplied;
import com.sysopsquad.flows.message.report.MessageWaiting;
import com.sysopsquad.flows.message.report.PauseReported;
import com.sysopsquad.flows.message.report.ResendReported;
import com.sysopsquad.flows.message.report.TraceReported;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.integration.core.GenericTransformer;

/**
 * Reads reports of the quanta. A report counts only for queues of the quantum whose broker user
 * sent it. Any other report becomes a dead letter itself, which shows what it claims and is never
 * sent. A loss that cannot be true is invalid.
 */
public final class VerifiedReports
    implements GenericTransformer<List<ReceivedMessage>, List<DeliveryReport>> {

  private final ContractReader<DeliveryReport> reader;

  public VerifiedReports(ContractReader<DeliveryReport> reader) {
    this.reader = reader;
  }

  @Override
  public List<DeliveryReport> transform(List<ReceivedMessage> messages) {
    List<DeliveryReport> reports = reader.transform(messages);
    List<DeliveryReport> verified = new ArrayList<>(reports.size());
    Map<UUID, String> defects = new LinkedHashMap<>();
    for (int i = 0; i < reports.size(); i++) {
      DeliveryReport report = reports.get(i);
      ReceivedMessage message = messages.get(i);
      String queue = queue(report);
      boolean isOwn = Verification.isOwn(queue, message.sender());
      verified.add(isOwn ? report : Verification.unverified(message, queue));
      if (isOwn && report instanceof LossReported loss) {
        String defect = LossCheck.defect(loss, message.receivedAt());
        if (defect != null) {
          defects.put(message.id(), defect);
        }
      }
    }
    if (!defects.isEmpty()) {
      throw new InvalidMessages(defects);
    }
    return verified;
  }

  private static String queue(DeliveryReport report) {
    return switch (report) {
      case DeadLettered deadLetter -> deadLetter.queue();
      case MessageWaiting waiting -> waiting.failure().queue();
      case MessageApplied applied -> applied.queue();
      case ResendReported resend -> Queues.commands(resend.quantum()).orElse(resend.quantum());
      case LossReported loss -> Queues.commands(loss.quantum()).orElse(loss.quantum());
      case PauseReported pause -> Queues.commands(pause.quantum()).orElse(pause.quantum());
      case TraceReported trace -> Queues.commands(trace.quantum()).orElse(trace.quantum());
    };
  }
}
