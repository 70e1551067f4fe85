package com.sysopsquad.portal.security.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** An address with an invalid id leads to no page, like that of an unknown id. */
@ControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class MalformedAddresses {

  @ExceptionHandler
  void noSuchPage(MethodArgumentTypeMismatchException malformed, HttpServletResponse response)
      throws IOException {
    boolean address = malformed.getParameter().hasParameterAnnotation(PathVariable.class);
    response.sendError((address ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST).value());
  }
}
