package com.sysopsquad.portal.security.session;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.session.Session;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sessions are in the customer's database, so every replica knows them and a restart ends none. A
 * value that this release cannot read counts as missing: at worst someone has to sign in again.
 */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(tableName = "customer.session")
@EnableScheduling
class SessionConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(SessionConfiguration.class);
  private static final ObjectInputFilter READABLE =
      ObjectInputFilter.Config.createFilter(
          "maxdepth=30;maxbytes=1000000;com.sysopsquad.portal.**;org.springframework.security.**;"
              + "org.springframework.web.servlet.FlashMap;org.springframework.util.*;"
              + "java.lang.*;java.math.*;java.util.**;java.time.**;java.net.URI;java.net.URL;"
              + "jakarta.servlet.http.Cookie;!*");

  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> postgresSessions() {
    return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
  }

  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> unusedSessionsEnd(
      @Value("${server.servlet.session.timeout}") Duration unused) {
    return sessions -> sessions.setDefaultMaxInactiveInterval(unused);
  }

  // A converter may return null, which the session treats as missing.
  @Bean
  @SuppressWarnings("NullAway")
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> readableSessions() {
    GenericConversionService values = new GenericConversionService();
    values.addConverter(Object.class, byte[].class, new SerializingConverter());
    values.addConverter(byte[].class, Object.class, SessionConfiguration::read);
    return sessions -> sessions.setConversionService(values);
  }

  @Bean
  @Primary
  SessionsOfRequests<? extends Session> sessionsOfRequests(JdbcIndexedSessionRepository sessions) {
    return new SessionsOfRequests<>(sessions);
  }

  @Bean
  FilterRegistrationBean<OncePerRequestFilter> sessionsFoundOnce(SessionsOfRequests<?> sessions) {
    FilterRegistrationBean<OncePerRequestFilter> filter =
        new FilterRegistrationBean<>(sessions.filter());
    filter.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
    return filter;
  }

  @Bean(name = "springSessionTransactionOperations", defaultCandidate = false)
  TransactionOperations sessionTransactions(PlatformTransactionManager transactions) {
    return new SavingAlone(new TransactionTemplate(transactions));
  }

  /**
   * A change of a session may be several statements and is one transaction; reading a session is
   * one statement, which does not need a transaction.
   */
  private record SavingAlone(TransactionOperations saving) implements TransactionOperations {

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> lookup) {
      return TransactionOperations.withoutTransaction().execute(lookup);
    }

    @Override
    public void executeWithoutResult(Consumer<TransactionStatus> save) {
      saving.executeWithoutResult(save);
    }
  }

  private static @Nullable Object read(byte[] bytes) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      in.setObjectInputFilter(READABLE);
      return in.readObject();
    } catch (IOException | ClassNotFoundException | RuntimeException unreadable) {
      LOG.warn(
          "A value of a session cannot be read and is taken for missing: {}",
          unreadable.toString());
      return null;
    }
  }
}
