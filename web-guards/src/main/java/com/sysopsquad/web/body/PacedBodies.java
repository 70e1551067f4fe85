package com.sysopsquad.web.body;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Adapter;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;
import org.springframework.http.HttpStatusCode;

/**
 * Passes requests to the application with bodies that must not arrive too slowly, whoever reads
 * them: filters, forms with files, controllers. What the application has not read is read here,
 * after the answer, since Tomcat itself would wait for it as long as a byte comes now and then.
 */
final class PacedBodies implements Adapter {

  private final Adapter application;
  private final Supplier<Pace> pace;
  private final long mostUnread;

  /**
   * @param mostUnread how many bytes of a body that the application has not read are read at most
   */
  PacedBodies(Adapter application, Supplier<Pace> pace, long mostUnread) {
    this.application = application;
    this.pace = pace;
    this.mostUnread = mostUnread;
  }

  /** What the application does with a request. */
  private interface Service {
    boolean serve() throws Exception;
  }

  @Override
  public void service(Request request, Response response) throws Exception {
    boolean _ =
        paced(
            request,
            response,
            () -> {
              application.service(request, response);
              return true;
            });
  }

  @Override
  public boolean asyncDispatch(Request request, Response response, SocketEvent event)
      throws Exception {
    return paced(request, response, () -> application.asyncDispatch(request, response, event));
  }

  private boolean paced(Request request, Response response, Service service) throws Exception {
    if (!hasBody(request)) {
      return service.serve();
    }
    InputBuffer plain = request.getInputBuffer();
    PacedBody body = new PacedBody(plain, pace.get());
    request.setInputBuffer(body);
    try {
      boolean served = service.serve();
      if (!is(ActionCode.ASYNC_IS_ASYNC, request) && !isHeldBack(request, response)) {
        readRest(request, body);
      }
      return served;
    } finally {
      request.setInputBuffer(plain);
    }
  }

  /** The client waits to be asked for the body, but is refused: Tomcat closes the connection. */
  private static boolean isHeldBack(Request request, Response response) {
    return request.hasExpectation()
        && request.getBytesRead() == 0
        && !HttpStatusCode.valueOf(response.getStatus()).is2xxSuccessful();
  }

  private void readRest(Request request, PacedBody body) {
    if (is(ActionCode.IS_IO_ALLOWED, request)
        && !is(ActionCode.REQUEST_BODY_FULLY_READ, request)
        && (length(request) - request.getBytesRead() > mostUnread || !body.readRest(mostUnread))) {
      request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
  }

  private static boolean is(ActionCode question, Request request) {
    AtomicBoolean answer = new AtomicBoolean();
    request.action(question, answer);
    return answer.get();
  }

  private static boolean hasBody(Request request) {
    return length(request) > 0 || request.getMimeHeaders().getValue("Transfer-Encoding") != null;
  }

  // Tomcat has already refused a request whose length is no number, or of which there are two.
  private static long length(Request request) {
    try {
      return request.getContentLengthLong();
    } catch (IllegalArgumentException refused) {
      return -1;
    }
  }

  @Override
  public boolean prepare(Request request, Response response) throws Exception {
    return application.prepare(request, response);
  }

  @Override
  public void log(Request request, Response response, long time) {
    application.log(request, response, time);
  }

  @Override
  public void checkRecycled(Request request, Response response) {
    application.checkRecycled(request, response);
  }

  @Override
  public String getDomain() {
    return application.getDomain();
  }
}
