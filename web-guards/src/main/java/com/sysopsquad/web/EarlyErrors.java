package com.sysopsquad.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * Shows our page or problem for requests that Tomcat refuses before any part of the application is
 * called, such as an address that cannot be decoded.
 */
final class EarlyErrors extends ErrorReportValve {

  private static final Logger LOG = LoggerFactory.getLogger(EarlyErrors.class);

  EarlyErrors() {
    setShowReport(false);
    setShowServerInfo(false);
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    HttpStatus status = HttpStatus.resolve(response.getStatus());
    if (request.getContext() == null
        && status != null
        && status.isError()
        && response.getContentWritten() == 0) {
      for (Container child : getContainer().findChildren()) {
        if (child instanceof Context application
            && isShown(request, response, status, application)) {
          return;
        }
      }
    }
    super.report(request, response, failure);
  }

  private static boolean isShown(
      Request request, Response response, HttpStatus status, Context application) {
    request.getMappingData().context = application;
    ClassLoader before = application.bind(null);
    try {
      ErrorPage.show(request.getRequest(), response.getResponse(), status);
      response.finishResponse();
      return true;
    } catch (IOException | ServletException | RuntimeException failed) {
      LOG.warn("The page of an early error failed", failed);
      return false;
    } finally {
      application.unbind(before);
    }
  }
}
