package com.sysopsquad.web.error;

import com.sysopsquad.web.body.RefusedRequests;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Answers requests that fail before the application sees them. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(RefusedRequests.class)
class ErrorConfiguration {

  /** Puts our error handling before that of Tomcat. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> earlyErrors() {
    return server ->
        server.addContextCustomizers(
            context -> context.getParent().getPipeline().addValve(new EarlyErrors()));
  }

  @Bean
  FilterRegistrationBean<MalformedParameters> malformedParameters() {
    FilterRegistrationBean<MalformedParameters> filter =
        new FilterRegistrationBean<>(new MalformedParameters());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return filter;
  }
}
