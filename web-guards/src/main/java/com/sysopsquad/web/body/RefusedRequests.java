package com.sysopsquad.web.body;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** How an application reports that it refuses a request: people get a page, programs a problem. */
public interface RefusedRequests {

  /** Answers with the status; nothing more of the request is read. */
  void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status)
      throws ServletException, IOException;
}
