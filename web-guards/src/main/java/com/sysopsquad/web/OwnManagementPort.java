package com.sysopsquad.web;

import com.sysopsquad.web.body.PatientHttp11;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * The management port is not behind a proxy: clients are identified by the connection, and not by
 * anything that a request says.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class OwnManagementPort {

  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> nobodyForwards() {
    return server -> server.getEngineValves().removeIf(RemoteIpValve.class::isInstance);
  }

  /** Nothing is uploaded here, so a form with files is a body like any other. */
  @Bean(DispatcherServlet.MULTIPART_RESOLVER_BEAN_NAME)
  MultipartResolver nothingIsUploaded() {
    return new NothingUploaded();
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> patientManagement() {
    return server -> server.setProtocol(PatientHttp11.class.getName());
  }

  private static final class NothingUploaded extends StandardServletMultipartResolver {

    @Override
    public boolean isMultipart(HttpServletRequest request) {
      return false;
    }
  }
}
