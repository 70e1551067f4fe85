package com.sysopsquad.flows.delivery.ibmmq;

import com.ibm.mq.jakarta.jms.MQConnectionFactory;
import com.ibm.mq.spring.boot.MQAutoConfiguration;
import com.sysopsquad.flows.delivery.wire.broker.Broker;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

/**
 * Makes IBM MQ the broker in the profile {@code ibm-mq}, with the connection factory of its
 * starter.
 */
@AutoConfiguration(
    after = MQAutoConfiguration.class,
    beforeName = "com.sysopsquad.flows.delivery.artemis.ArtemisDeliveryAutoConfiguration")
@ConditionalOnClass(MQConnectionFactory.class)
@Profile(OneBroker.PROFILE)
class IbmMqDeliveryAutoConfiguration {

  @Bean
  Broker ibmMqBroker(ConnectionFactory connectionFactory) throws JMSException {
    return IbmMqBroker.of(connectionFactory);
  }
}
