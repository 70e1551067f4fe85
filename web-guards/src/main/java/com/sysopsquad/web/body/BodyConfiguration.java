package com.sysopsquad.web.body;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Limits bodies before anything reads them. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(RefusedRequests.class)
@EnableConfigurationProperties(BodySettings.class)
class BodyConfiguration {

  private static final int AFTER_THE_HOST_NAME = Ordered.HIGHEST_PRECEDENCE + 4;

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> patientHttp11(BodySettings settings) {
    return server -> {
      server.setProtocol(PatientHttp11.class.getName());
      server.addConnectorCustomizers(
          connector -> {
            if (connector.getProtocolHandler() instanceof PatientHttp11 patient) {
              patient.setPace(settings.pace());
            }
          });
    };
  }

  @Bean
  FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(
      BodySettings settings, RefusedRequests refused) {
    FilterRegistrationBean<BodyLimitFilter> filter =
        new FilterRegistrationBean<>(new BodyLimitFilter(settings, refused));
    filter.setOrder(AFTER_THE_HOST_NAME);
    return filter;
  }
}
