package com.sysopsquad.flows.delivery.ibmmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ibm.mq.MQException;
import com.ibm.mq.constants.CMQC;
import com.ibm.mq.jakarta.jms.MQConnectionFactory;
import com.sysopsquad.flows.delivery.Plans;
import com.sysopsquad.flows.delivery.RecordingPlans;
import com.sysopsquad.flows.delivery.TestQuantum;
import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import com.sysopsquad.flows.supportplan.PlanChosen;
import com.sysopsquad.flows.supportplan.SupportPlanGateway;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.platform.TestPlatform;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * A relay whose queue manager takes one message and not another goes on with its lane: too big for
 * the queue (2030), and the neighbors that IBM MQ tells in the same way: puts inhibited (2051), the
 * queue is full (2053). No queue manager is needed: the local broker fails as its client would.
 */
class RefusedByIbmMqIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final UUID REFUSED = UUID.fromString("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");
  private static final UUID TAKEN = UUID.fromString("bbbbbbbb-bbbb-4ccc-8ddd-eeeeeeeeeeee");

  private TestQuantum customer;
  private TestQuantum billing;

  @BeforeEach
  void start() {
    TestPlatform.start().purgeQueues();
    customer =
        TestQuantum.start(
            "customer",
            TestQuantum.database("customer"),
            Map.of(
                "sysops.delivery.lanes", "1",
                "sysops.delivery.sending.refused-pause", "1s"),
            SupportPlanGateway.class,
            LikeIbmMq.class);
    billing =
        TestQuantum.start(
            "billing",
            TestQuantum.database("billing"),
            SupportPlanInbound.class,
            RecordingPlans.class);
  }

  @AfterEach
  void stop() {
    LikeIbmMq.REASON.set(0);
    customer.close();
    billing.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {2030, 2051, 2053})
  void theLaneGoesOnWithWhatIsTakenAndTheRestFollowsLater(int reason) {
    LikeIbmMq.REASON.set(reason);

    send(Plans.plan(REFUSED, 1));
    send(Plans.plan(TAKEN, 1));

    await().atMost(PATIENCE).until(() -> applied().equals(List.of(TAKEN + " 1")));
    assertThat(customer.count("delivery.refused")).isEqualTo(1);
    assertThat(customer.count("delivery.outbox")).isZero();

    LikeIbmMq.REASON.set(0);

    await().atMost(PATIENCE).until(() -> applied().equals(List.of(TAKEN + " 1", REFUSED + " 1")));
  }

  private void send(PlanChosen plan) {
    customer.inTransaction(() -> customer.bean(SupportPlanGateway.class).send(List.of(plan)));
  }

  private List<String> applied() {
    return billing
        .jdbc()
        .sql("select subject || ' ' || version from effect.applied order by n")
        .query(String.class)
        .list();
  }

  /** Sends through the local broker, and refuses one subject as the client of IBM MQ does. */
  static final class LikeIbmMq implements BeanPostProcessor {

    /** Of IBM MQ; 0 refuses nothing. */
    static final AtomicInteger REASON = new AtomicInteger();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      return bean instanceof Broker broker ? new Refusing(broker) : bean;
    }

    private static void requireTaken(Message message) throws JMSException {
      int reason = REASON.get();
      if (reason != 0 && REFUSED.toString().equals(message.getStringProperty(WireFormat.SUBJECT))) {
        JMSException failed = new JMSException("JMSWMQ2007: Failed to send a message");
        failed.setLinkedException(new MQException(CMQC.MQCC_FAILED, reason, "test"));
        throw failed;
      }
    }
  }

  /** Knows refusals as the broker of IBM MQ does. */
  private record Refusing(Broker broker) implements Broker {

    @Override
    public Connection connect() throws JMSException {
      return refusing(Connection.class, broker.connect());
    }

    @Override
    public boolean refuses(JMSException failed) {
      return new IbmMqBroker(new MQConnectionFactory(), null, null).refuses(failed);
    }

    @Override
    public Broker as(String user, String password) {
      return new Refusing(broker.as(user, password));
    }

    @Override
    public List<String> defects() throws JMSException {
      return broker.defects();
    }

    @Override
    public List<QueueDepth> depths() throws JMSException {
      return broker.depths();
    }
  }

  private static <T> T refusing(Class<T> type, T target) {
    InvocationHandler handler =
        (self, method, arguments) -> {
          if (target instanceof MessageProducer && method.getName().equals("send")) {
            for (Object argument : arguments) {
              if (argument instanceof Message message) {
                LikeIbmMq.requireTaken(message);
              }
            }
          }
          Object result = invoke(target, method, arguments);
          return switch (result) {
            case Session session -> refusing(Session.class, session);
            case MessageProducer producer -> refusing(MessageProducer.class, producer);
            case null, default -> result;
          };
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
