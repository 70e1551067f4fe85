package com.sysopsquad.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** How an application tells that it does not take a request: a page to people, else a problem. */
public interface RefusedRequests {

  /** Answers with the status; nothing more of the request is read. */
  void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status)
      throws ServletException, IOException;
}
