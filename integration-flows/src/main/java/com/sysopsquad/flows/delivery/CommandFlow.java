package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import com.sysopsquad.flows.delivery.refusal.DecidedRefusals;
import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.RefusalDecided;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.integration.dsl.IntegrationFlow;

/** Does what operations has decided for this quantum, which nobody may call. */
@Configuration(proxyBeanMethods = false)
@Conditional(CommandFlow.HasQueue.class)
class CommandFlow {

  @Bean
  IntegrationFlow commandInboundFlow(
      @Value(DeliverySettings.QUANTUM) String quantum,
      InboundAdapters inbound,
      DecidedRefusals refusals) {
    return IntegrationFlow.from(
            inbound.receivingOn(
                Queues.commands(quantum).orElseThrow(), RefusalDecided.class, "commandInbox"))
        .transformWith(
            reader -> reader.transformer(inbound.reading(RefusalDecided.class)).id("commandReader"))
        .<List<RefusalDecided>>handle(
            (decisions, headers) -> {
              refusals.apply(decisions);
              return null;
            },
            endpoint -> endpoint.id("commandActivator"))
        .get();
  }

  /** Whether the quantum is one of those to which operations may send. */
  static final class HasQueue implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return Queues.commands(context.getEnvironment().resolvePlaceholders(DeliverySettings.QUANTUM))
          .isPresent();
    }
  }
}
