package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Breaks every fifth commit: now before, now after the broker has it. */
final class BreakingBroker implements BeanPostProcessor {

  private static final AtomicInteger COMMITS = new AtomicInteger();

  static int commits() {
    return COMMITS.get();
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof Broker broker ? new Breaking(broker) : bean;
  }

  private record Breaking(Broker broker) implements Broker {

    @Override
    public Connection connect() throws JMSException {
      Connection connection = broker.connect();
      return proxy(
          Connection.class,
          (self, method, arguments) -> {
            Object result = invoke(connection, method, arguments);
            return result instanceof Session session ? breaking(session) : result;
          });
    }

    @Override
    public Broker as(String user, String password) {
      return new Breaking(broker.as(user, password));
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

  private static Session breaking(Session session) {
    return proxy(
        Session.class,
        (self, method, arguments) -> {
          int commit = method.getName().equals("commit") ? COMMITS.incrementAndGet() : 1;
          if (commit % 10 == 0) {
            throw new JMSException("The connection broke before the commit");
          }
          Object result = invoke(session, method, arguments);
          if (commit % 10 == 5) {
            throw new JMSException("The connection broke after the commit");
          }
          return result;
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
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
