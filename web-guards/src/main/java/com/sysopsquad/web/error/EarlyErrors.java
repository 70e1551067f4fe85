package com.sysopsquad.web.error;

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
 * called, such as an address that cannot be decoded, a length that is no number or a method that it
 * does not serve.
 */
final class EarlyErrors extends ErrorReportValve {

  private static final Logger LOG = LoggerFactory.getLogger(EarlyErrors.class);

  EarlyErrors() {
    setShowReport(false);
    setShowServerInfo(false);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    if (response.isErrorReportRequired() && !request.isAsync() && isShown(request, response)) {
      return;
    }
    super.invoke(request, response);
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    if (request.getContext() != null || !isShown(request, response)) {
      super.report(request, response, failure);
    }
  }

  private boolean isShown(Request request, Response response) {
    HttpStatus status = HttpStatus.resolve(response.getStatus());
    if (status != null && status.isError() && response.getContentWritten() == 0) {
      for (Container child : getContainer().findChildren()) {
        if (child instanceof Context application
            && isShown(request, response, status, application)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isShown(
      Request request, Response response, HttpStatus status, Context application) {
    request.getMappingData().context = application;
    ClassLoader before = application.bind(null);
    try {
      response.setSuspended(false);
      ErrorPage.showUnread(request.getRequest(), response.getResponse(), status);
      response.setSuspended(false);
      boolean _ = response.setErrorReported();
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
