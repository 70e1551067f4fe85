package com.sysopsquad.flows.delivery.artemis;

import com.sysopsquad.flows.delivery.wire.broker.Broker;
import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.springframework.boot.artemis.autoconfigure.ArtemisAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Makes Artemis the broker if its connection factory is configured. */
@AutoConfiguration(after = ArtemisAutoConfiguration.class)
@ConditionalOnClass(ActiveMQConnectionFactory.class)
class ArtemisDeliveryAutoConfiguration {

  @Bean
  @ConditionalOnBean(ConnectionFactory.class)
  @ConditionalOnMissingBean(Broker.class)
  Broker artemisBroker(ConnectionFactory connectionFactory) {
    return ArtemisBroker.of(connectionFactory);
  }
}
