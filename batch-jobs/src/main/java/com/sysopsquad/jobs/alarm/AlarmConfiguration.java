package com.sysopsquad.jobs.alarm;

import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Audit;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Evaluates the alarms on every node that has the console or the schedules, so that a scheduler
 * that is dead is noticed by the others.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
@EnableConfigurationProperties(AlarmSettings.class)
class AlarmConfiguration {

  @Bean
  Evaluating evaluating(
      List<Check> checks,
      Announcing announcing,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Audit audit,
      AlarmSettings settings) {
    return new Evaluating(checks, announcing, jdbc, transactions, audit, settings);
  }

  @Bean
  Repeating alarmEvaluation(Evaluating evaluating, AlarmSettings settings) {
    return new Repeating("alarms", settings.every(), evaluating::evaluate);
  }
}
