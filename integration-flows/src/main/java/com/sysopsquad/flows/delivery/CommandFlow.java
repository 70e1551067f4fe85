package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import com.sysopsquad.flows.delivery.inbox.receipt.MissingMessages;
import com.sysopsquad.flows.delivery.inbox.retry.DecidedRetries;
import com.sysopsquad.flows.delivery.pause.AskedPauses;
import com.sysopsquad.flows.delivery.refusal.DecidedRefusals;
import com.sysopsquad.flows.delivery.resend.AskedResends;
import com.sysopsquad.flows.delivery.trace.AskedTraces;
import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.command.EndpointPaused;
import com.sysopsquad.flows.message.command.EndpointResumed;
import com.sysopsquad.flows.message.command.LossConfirmed;
import com.sysopsquad.flows.message.command.OperationsCommand;
import com.sysopsquad.flows.message.command.RefusalDecided;
import com.sysopsquad.flows.message.command.ResendAsked;
import com.sysopsquad.flows.message.command.TraceAsked;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.integration.dsl.IntegrationFlow;

/** Carries out what operations has decided for this quantum, since operations may not call it. */
@Configuration(proxyBeanMethods = false)
@Conditional(CommandFlow.HasQueue.class)
class CommandFlow {

  private static final Logger log = LoggerFactory.getLogger(CommandFlow.class);

  @Bean
  IntegrationFlow commandInboundFlow(
      @Value(DeliverySettings.QUANTUM) String quantum,
      InboundAdapters inbound,
      DecidedRefusals refusals,
      DecidedRetries retries,
      AskedResends resends,
      MissingMessages missing,
      AskedPauses pauses,
      AskedTraces traces) {
    return IntegrationFlow.from(
            inbound.receivingOn(
                Queues.commands(quantum).orElseThrow(), OperationsCommand.class, "commandInbox"))
        .transformWith(
            reader ->
                reader.transformer(inbound.reading(OperationsCommand.class)).id("commandReader"))
        .<List<OperationsCommand>>handle(
            (commands, headers) -> {
              only(RefusalDecided.class, commands)
                  .forEach(decided -> decide(decided, refusals, retries));
              resends.apply(only(ResendAsked.class, commands));
              only(LossConfirmed.class, commands)
                  .forEach(confirmed -> missing.accept(confirmed.source(), confirmed.until()));
              commands.forEach(command -> pauseOrResume(command, pauses));
              only(TraceAsked.class, commands).forEach(traces::apply);
              return null;
            },
            endpoint -> endpoint.id("commandActivator"))
        .get();
  }

  /** The message is one that this quantum cannot send, or one that it could not apply. */
  private static void decide(
      RefusalDecided decided, DecidedRefusals refusals, DecidedRetries retries) {
    if (!refusals.apply(decided) && !retries.apply(decided)) {
      log.info(
          "{} of message {} by {}: it does not wait any more, or cannot be given up",
          decided.decision(),
          decided.messageId(),
          decided.decidedBy());
    }
  }

  /** In their order, since a pause that was resumed must not begin again. */
  private static void pauseOrResume(OperationsCommand command, AskedPauses pauses) {
    if (command instanceof EndpointPaused paused) {
      pauses.apply(paused);
    } else if (command instanceof EndpointResumed resumed) {
      pauses.apply(resumed);
    }
  }

  private static <T extends OperationsCommand> List<T> only(
      Class<T> kind, List<OperationsCommand> commands) {
    return commands.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Whether operations may send commands to this quantum. */
  static final class HasQueue implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return Queues.commands(context.getEnvironment().resolvePlaceholders(DeliverySettings.QUANTUM))
          .isPresent();
    }
  }
}
