package com.sysopsquad.flows.delivery.ibmmq;

import com.ibm.mq.jakarta.jms.MQConnectionFactory;
import com.sysopsquad.flows.delivery.Broker;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import org.springframework.boot.artemis.autoconfigure.ArtemisAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

/** Makes IBM MQ the broker in the profile {@code ibm-mq}; Artemis then stands back. */
@AutoConfiguration(before = ArtemisAutoConfiguration.class)
@ConditionalOnClass(MQConnectionFactory.class)
@Profile("ibm-mq")
@EnableConfigurationProperties(IbmMqSettings.class)
class IbmMqDeliveryAutoConfiguration {

  @Bean
  ConnectionFactory ibmMqConnectionFactory(IbmMqSettings settings) throws JMSException {
    return IbmMqConnections.factory(settings);
  }

  @Bean
  Broker ibmMqBroker(ConnectionFactory ibmMqConnectionFactory, IbmMqSettings settings) {
    CommandServer.addresses(settings.connectionNames());
    return IbmMqBroker.of(ibmMqConnectionFactory, settings);
  }
}
