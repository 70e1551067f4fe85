package com.sysopsquad.web;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Places the guards before everything that reads a request. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(RefusedRequests.class)
@EnableConfigurationProperties({BodySettings.class, OwnAddress.class, StoppingSettings.class})
class WebGuardsConfiguration {

  private static final int AFTER_WHAT_TELLS_OF_OUTAGES = Ordered.HIGHEST_PRECEDENCE + 3;

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> patientHttp11() {
    return server -> server.setProtocol(PatientHttp11.class.getName());
  }

  @Bean
  FilterRegistrationBean<HostFilter> hostFilter(OwnAddress own) {
    FilterRegistrationBean<HostFilter> filter = new FilterRegistrationBean<>(new HostFilter(own));
    filter.setOrder(AFTER_WHAT_TELLS_OF_OUTAGES);
    return filter;
  }

  @Bean
  FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(
      BodySettings settings, RefusedRequests refused) {
    FilterRegistrationBean<BodyLimitFilter> filter =
        new FilterRegistrationBean<>(new BodyLimitFilter(settings, refused));
    filter.setOrder(AFTER_WHAT_TELLS_OF_OUTAGES + 1);
    return filter;
  }

  @Bean
  PauseBeforeClosing pauseBeforeClosing(ApplicationContext application, StoppingSettings settings) {
    return new PauseBeforeClosing(application, settings.pause());
  }
}
