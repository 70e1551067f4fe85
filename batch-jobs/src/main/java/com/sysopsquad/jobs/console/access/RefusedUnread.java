package com.sysopsquad.jobs.console.access;

import com.sysopsquad.web.body.RefusedRequests;
import com.sysopsquad.web.error.ErrorPage;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** Reports that a request is not read: to scripts as a problem, to people as a page. */
final class RefusedUnread implements RefusedRequests {

  private final ProblemWriter problems;

  RefusedUnread(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status)
      throws ServletException, IOException {
    if (request.getRequestURI().startsWith("/api/")) {
      problems.write(response, status, sentence(status));
    } else {
      ErrorPage.show(request, response, status);
    }
  }

  private static String sentence(HttpStatus status) {
    return switch (status) {
      case CONTENT_TOO_LARGE -> "The body is larger than operations accepts.";
      case REQUEST_TIMEOUT -> "The body did not arrive in time. Try again.";
      default -> "Operations is receiving too much data at the moment. Try again in a few seconds.";
    };
  }
}
