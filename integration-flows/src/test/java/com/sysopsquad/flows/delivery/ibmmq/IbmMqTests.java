package com.sysopsquad.flows.delivery.ibmmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.jakarta.jms.JMSTextMessage;
import com.ibm.mq.constants.CMQC;
import com.ibm.mq.constants.CMQCFC;
import com.ibm.mq.headers.pcf.PCFMessage;
import com.ibm.mq.jakarta.jms.MQConnectionFactory;
import com.ibm.msg.client.jakarta.wmq.WMQConstants;
import com.sysopsquad.flows.delivery.Broker;
import com.sysopsquad.flows.delivery.QueueDepth;
import jakarta.jms.ConnectionFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.artemis.autoconfigure.ArtemisAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** All of IBM MQ that can be tested without a queue manager. */
class IbmMqTests {

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  IbmMqDeliveryAutoConfiguration.class, ArtemisAutoConfiguration.class))
          .withPropertyValues(
              "sysops.ibm-mq.queue-manager=SYSOPS",
              "sysops.ibm-mq.connection-names=one(1414), two(1415)",
              "sysops.ibm-mq.user=billing",
              "sysops.ibm-mq.password=secret",
              "sysops.ibm-mq.cipher-suite=TLS_AES_256_GCM_SHA384");

  @Test
  void theProfileMakesIbmMqTheBroker() {
    application
        .withPropertyValues("spring.profiles.active=ibm-mq")
        .run(
            context -> {
              assertThat(context).hasSingleBean(Broker.class);
              assertThat(context.getBean(Broker.class)).isInstanceOf(IbmMqBroker.class);
              MQConnectionFactory factory =
                  (MQConnectionFactory) context.getBean(ConnectionFactory.class);
              assertThat(factory.getQueueManager()).isEqualTo("SYSOPS");
              assertThat(factory.getConnectionNameList()).isEqualTo("one(1414),two(1415)");
              assertThat(factory.getChannel()).isEqualTo("SYSOPS.SVRCONN");
              assertThat(factory.getTransportType()).isEqualTo(WMQConstants.WMQ_CM_CLIENT);
              assertThat(factory.getSSLCipherSuite()).isEqualTo("TLS_AES_256_GCM_SHA384");
              assertThat(factory.getClientReconnectOptions())
                  .isEqualTo(WMQConstants.WMQ_CLIENT_RECONNECT_DISABLED);
              assertThat(factory.getBooleanProperty(WMQConstants.USER_AUTHENTICATION_MQCSP))
                  .isTrue();
            });
  }

  @Test
  void withoutTheProfileThereIsNothingOfIt() {
    application.run(
        context -> {
          assertThat(context).doesNotHaveBean(Broker.class).doesNotHaveBean(IbmMqSettings.class);
          assertThat(context.getBean(ConnectionFactory.class))
              .isNotInstanceOf(MQConnectionFactory.class);
        });
  }

  @Test
  void anAddressThatCannotBeReadEndsTheStart() {
    application
        .withPropertyValues(
            "spring.profiles.active=ibm-mq", "sysops.ibm-mq.connection-names=tcp://one:1414")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining("must be host(port),host(port)"));
  }

  @Test
  void noPasswordIsShown() {
    IbmMqSettings settings =
        new IbmMqSettings("SYSOPS", "one(1414)", "CHANNEL", "billing", "secret", null, "test");

    assertThat(settings + " " + IbmMqBroker.of(new MQConnectionFactory(), settings))
        .doesNotContain("secret");
  }

  @Test
  void theHeadersOfAMessageAreLegalProperties() throws Exception {
    Map<String, String> headers =
        Map.of(
            "cloudEvents_id", "0193a5c2-7d1e-7c44-9a51-3f5a2b6c7d8e",
            "cloudEvents_datacontenttype", "application/json",
            "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "JMSXGroupID", "0193a5c2-7d1e-7c44-9a51-3f5a2b6c7d8e");
    JMSTextMessage message = new JMSTextMessage();

    for (Map.Entry<String, String> header : headers.entrySet()) {
      message.setStringProperty(header.getKey(), header.getValue());
    }
    message.setText("{\"name\": \"Åda\"}");

    for (Map.Entry<String, String> header : headers.entrySet()) {
      assertThat(message.getStringProperty(header.getKey())).isEqualTo(header.getValue());
    }
    assertThat(message.getText()).isEqualTo("{\"name\": \"Åda\"}");
    assertThatThrownBy(() -> message.setStringProperty("cloudEvents:id", "no"))
        .isInstanceOf(Exception.class);
  }

  @Test
  void depthsAreReadFromTheCommandServersAnswer() throws Exception {
    List<QueueInquiry.LocalQueue> queues =
        QueueInquiry.read(
            answer("CUSTOMER.INVOICE", 7, 2, 1_000_000, 999_999_999, "DLQ"),
            answer("BILLING.SUPPORT_PLAN", 0, 0, 1_000_000, 0, ""),
            answer("SYSTEM.ADMIN.COMMAND.QUEUE", 1, 1, 10, 0, ""));

    assertThat(QueueInquiry.depths(queues))
        .containsExactly(
            new QueueDepth("BILLING.SUPPORT_PLAN", 0, 0, 0),
            new QueueDepth("CUSTOMER.INVOICE", 7, 2, 0));
    assertThat(QueueInquiry.defects(queues)).isEmpty();
  }

  @Test
  void whatIsSetWronglyIsToldInSentences() throws Exception {
    List<QueueInquiry.LocalQueue> queues =
        QueueInquiry.read(answer("CUSTOMER.INVOICE", 0, 0, 5_000, 5, ""));

    assertThat(QueueInquiry.defects(queues))
        .containsExactly(
            "CUSTOMER.INVOICE has BOTHRESH(5): an outage of as many attempts takes good messages"
                + " out of it",
            "CUSTOMER.INVOICE has BOTHRESH but no BOQNAME: where to is not said",
            "CUSTOMER.INVOICE has MAXDEPTH(5000): it is soon full when its receiver is away");
  }

  private static PCFMessage answer(
      String name, int depth, int consumers, int maxDepth, int threshold, String backoutQueue) {
    PCFMessage answer = new PCFMessage(CMQCFC.MQCFT_RESPONSE, CMQCFC.MQCMD_INQUIRE_Q, 1, true);
    answer.addParameter(CMQC.MQCA_Q_NAME, name + "   ");
    answer.addParameter(CMQC.MQIA_CURRENT_Q_DEPTH, depth);
    answer.addParameter(CMQC.MQIA_OPEN_INPUT_COUNT, consumers);
    answer.addParameter(CMQC.MQIA_MAX_Q_DEPTH, maxDepth);
    answer.addParameter(CMQC.MQIA_MAX_MSG_LENGTH, 10 << 20);
    answer.addParameter(CMQC.MQIA_BACKOUT_THRESHOLD, threshold);
    answer.addParameter(CMQC.MQCA_BACKOUT_REQ_Q_NAME, backoutQueue + "   ");
    return answer;
  }
}
