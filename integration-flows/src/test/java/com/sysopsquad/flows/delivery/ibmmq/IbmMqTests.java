package com.sysopsquad.flows.delivery.ibmmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.mq.MQException;
import com.ibm.mq.constants.CMQC;
import com.ibm.mq.constants.CMQCFC;
import com.ibm.mq.headers.pcf.PCFMessage;
import com.ibm.mq.jakarta.jms.MQConnectionFactory;
import com.ibm.msg.client.jakarta.wmq.WMQConstants;
import com.sysopsquad.flows.delivery.ibmmq.CommandServer.Address;
import com.sysopsquad.flows.delivery.ibmmq.QueueInquiry.LocalQueue;
import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import com.sysopsquad.flows.message.Queues;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.springframework.jms.connection.CachingConnectionFactory;

/** What IBM MQ does differently, as far as it can be tested without a queue manager. */
class IbmMqTests {

  private static final int ROOM = 999_999_999;

  @Test
  void theBareFactoryIsUsedByItsOwnUser() throws Exception {
    IbmMqBroker broker = IbmMqBroker.of(new CachingConnectionFactory(factory()));

    assertThat(broker.factory()).isInstanceOf(MQConnectionFactory.class);
    assertThat(broker.user()).isEqualTo("billing");
    assertThat(broker.password()).isEqualTo("secret");
    assertThat(broker.as("operations", "other"))
        .isEqualTo(new IbmMqBroker(broker.factory(), "operations", "other"));
    assertThat(broker.toString()).doesNotContain("secret");
  }

  @Test
  void anAddressThatCannotBeReadIsRefused() {
    assertThat(CommandServer.addresses("one(1414), two(1415)"))
        .containsExactly(new Address("one", 1414), new Address("two", 1415));
    assertThatThrownBy(() -> CommandServer.addresses("tcp://one:1414"))
        .hasMessageContaining("must be host(port),host(port)");
  }

  @Test
  void theCommandServerIsAskedByTheWayOfTheConnectionFactory() throws Exception {
    SocketFactory sockets = SSLSocketFactory.getDefault();
    MQConnectionFactory factory = factory();
    factory.setSSLCipherSuite("TLS_AES_256_GCM_SHA384");
    factory.setSSLSocketFactory(sockets);

    assertThat(CommandServer.properties(factory, new Address("two", 1415), "operations", "other"))
        .containsEntry(CMQC.HOST_NAME_PROPERTY, "two")
        .containsEntry(CMQC.PORT_PROPERTY, 1415)
        .containsEntry(CMQC.CHANNEL_PROPERTY, "SYSOPS.SVRCONN")
        .containsEntry(CMQC.USER_ID_PROPERTY, "operations")
        .containsEntry(CMQC.PASSWORD_PROPERTY, "other")
        .containsEntry(CMQC.USE_MQCSP_AUTHENTICATION_PROPERTY, true)
        .containsEntry(CMQC.SSL_CIPHER_SUITE_PROPERTY, "TLS_AES_256_GCM_SHA384")
        .containsEntry(CMQC.SSL_SOCKET_FACTORY_PROPERTY, sockets);
  }

  @Test
  void depthsAreReadFromTheCommandServersAnswerAndOnlyOfOurQueues() throws Exception {
    List<LocalQueue> queues =
        QueueInquiry.read(
            answer("CUSTOMER.INVOICE", 7, 2, ROOM, 999_999_999, "OPS.BACKOUT"),
            answer("BILLING.SUPPORT_PLAN", 0, 0, ROOM, 999_999_999, "OPS.BACKOUT"),
            answer("SYSTEM.ADMIN.COMMAND.QUEUE", 1, 1, 10, 0, ""),
            answer("SOMEBODY.ELSES", 4_999, 0, 5_000, 0, ""));

    assertThat(QueueInquiry.depths(queues))
        .containsExactly(
            new QueueDepth("BILLING.SUPPORT_PLAN", 0, 0, 0, -1, 0),
            new QueueDepth("CUSTOMER.INVOICE", 7, 2, 0, -1, 0));
  }

  @Test
  void queuesThatAreAsTheScriptMakesThemHaveNoDefect() throws Exception {
    assertThat(QueueInquiry.defects(QueueInquiry.read(asTheScriptMakesThem()))).isEmpty();
  }

  /** Too big for the queue, and a full queue, are linked to what the client throws. */
  @Test
  void whatOneQueueRefusesIsKnownFromABrokerThatIsAway() throws Exception {
    IbmMqBroker broker = IbmMqBroker.of(factory());

    assertThat(List.of(2030, 2031, 2053)).allMatch(reason -> broker.refuses(failed(reason)));
    assertThat(List.of(2009, 2042, 2059, 2192)).noneMatch(reason -> broker.refuses(failed(reason)));
  }

  @Test
  void aQueueThatAnotherProcessReceivesFromIsTaken() throws Exception {
    IbmMqBroker broker = IbmMqBroker.of(factory());

    assertThat(broker.isTaken(failed(2042))).isTrue();
    assertThat(List.of(2009, 2035, 2085)).noneMatch(reason -> broker.isTaken(failed(reason)));
  }

  private static JMSException failed(int reason) {
    JMSException failed = new JMSException("JMSWMQ2008: Failed to open MQ queue");
    failed.setLinkedException(new MQException(CMQC.MQCC_FAILED, reason, "test"));
    return failed;
  }

  @Test
  void whatIsSetWronglyIsToldInSentences() throws Exception {
    PCFMessage[] answers = asTheScriptMakesThem();
    answers[Queues.ALL.indexOf(Queues.INVOICE)] =
        answer(Queues.INVOICE, 0, 0, 5_000, 5, "SOME.QUEUE");
    answers[Queues.ALL.indexOf(Queues.TICKET)] = answer(Queues.TICKET, 0, 0, ROOM, 0, "");
    answers[Queues.ALL.indexOf(Queues.SURVEY)] = answer("OTHER", 0, 0, ROOM, 0, "");
    answers[Queues.ALL.indexOf(Queues.CARD_STATUS)] =
        answer(Queues.CARD_STATUS, 0, 0, ROOM, 0, Queues.BACKOUT, CMQC.MQQA_SHAREABLE);

    assertThat(QueueInquiry.defects(QueueInquiry.read(answers)))
        .containsExactly(
            "REPORTING.SURVEY is not there, or may not be displayed",
            "CUSTOMER.CARD_STATUS has SHARE: with several processes a subject's messages can"
                + " overtake each other",
            "CUSTOMER.INVOICE has BOTHRESH(5): an outage of as many attempts takes good messages"
                + " out of it",
            "CUSTOMER.INVOICE has BOQNAME('SOME.QUEUE') and not 'OPS.BACKOUT': what the client"
                + " cannot read is not found again",
            "CUSTOMER.INVOICE has MAXDEPTH(5000): it is soon full when its receiver is away",
            "SYSOPS.TICKET has BOQNAME('') and not 'OPS.BACKOUT': what the client cannot read is"
                + " not found again");
  }

  private static MQConnectionFactory factory() throws Exception {
    MQConnectionFactory factory = new MQConnectionFactory();
    factory.setConnectionNameList("one(1414),two(1415)");
    factory.setChannel("SYSOPS.SVRCONN");
    factory.setStringProperty(WMQConstants.USERID, "billing");
    factory.setStringProperty(WMQConstants.PASSWORD, "secret");
    factory.setBooleanProperty(WMQConstants.USER_AUTHENTICATION_MQCSP, true);
    return factory;
  }

  private static PCFMessage[] asTheScriptMakesThem() {
    List<PCFMessage> answers = new ArrayList<>();
    for (String queue : Queues.ALL) {
      answers.add(answer(queue, 0, 0, ROOM, 999_999_999, Queues.BACKOUT));
    }
    answers.add(answer(Queues.BACKOUT, 0, 0, ROOM, 0, ""));
    return answers.toArray(PCFMessage[]::new);
  }

  private static PCFMessage answer(
      String name, int depth, int consumers, int maxDepth, int threshold, String backoutQueue) {
    return answer(
        name,
        depth,
        consumers,
        maxDepth,
        threshold,
        backoutQueue,
        Queues.ORDERED.contains(name) ? CMQC.MQQA_NOT_SHAREABLE : CMQC.MQQA_SHAREABLE);
  }

  private static PCFMessage answer(
      String name,
      int depth,
      int consumers,
      int maxDepth,
      int threshold,
      String backoutQueue,
      int shareability) {
    PCFMessage answer = new PCFMessage(CMQCFC.MQCFT_RESPONSE, CMQCFC.MQCMD_INQUIRE_Q, 1, true);
    answer.addParameter(CMQC.MQCA_Q_NAME, name + "   ");
    answer.addParameter(CMQC.MQIA_CURRENT_Q_DEPTH, depth);
    answer.addParameter(CMQC.MQIA_OPEN_INPUT_COUNT, consumers);
    answer.addParameter(CMQC.MQIA_MAX_Q_DEPTH, maxDepth);
    answer.addParameter(CMQC.MQIA_MAX_MSG_LENGTH, 10 << 20);
    answer.addParameter(CMQC.MQIA_BACKOUT_THRESHOLD, threshold);
    answer.addParameter(CMQC.MQCA_BACKOUT_REQ_Q_NAME, backoutQueue + "   ");
    answer.addParameter(CMQC.MQIA_SHAREABILITY, shareability);
    return answer;
  }
}
