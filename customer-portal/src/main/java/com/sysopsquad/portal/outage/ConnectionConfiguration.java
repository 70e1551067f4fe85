package com.sysopsquad.portal.outage;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts a queue in front of the portal's connection pool. */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

  @Bean
  static BeanPostProcessor connectionsInTurn() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource pool ? new ConnectionsInTurn(pool) : bean;
      }
    };
  }
}
