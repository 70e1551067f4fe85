package com.sysopsquad.neighbours.reporting;

import com.sysopsquad.flows.survey.SurveyInbound;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The inside of the reporting quantum: it receives answers. */
@Configuration(proxyBeanMethods = false)
@Import(SurveyInbound.class)
class ReportingQuantum {

  @Bean
  SurveyAnswers surveyAnswers(DataSource database, Clock clock) {
    return new SurveyAnswers(JdbcClient.create(database), clock);
  }
}
