package com.sysopsquad.portal.api.problem;

import com.sysopsquad.portal.api.problem.Problem.Kind;
import com.sysopsquad.portal.upload.UploadRefused;
import com.sysopsquad.portal.upload.UploadSettings;
import com.sysopsquad.web.body.RefusedRequests;
import com.sysopsquad.web.error.ErrorPage;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Reports that a request is not read: to programs as a problem, to people as a page. */
@Component
class RefusedUnread implements RefusedRequests {

  private final ProblemAnswers problems;
  private final UploadSettings uploads;

  RefusedUnread(ProblemAnswers problems, UploadSettings uploads) {
    this.problems = problems;
    this.uploads = uploads;
  }

  @Override
  public void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status)
      throws ServletException, IOException {
    if (!isProgram(request)) {
      ErrorPage.show(request, response, status);
    } else if (status == HttpStatus.CONTENT_TOO_LARGE) {
      problems.write(
          response,
          isPicture(request)
              ? problems.of(UploadRefused.tooLarge(uploads))
              : problems.of(Kind.TOO_LARGE));
    } else {
      problems.write(response, Kind.of(status.value()));
    }
  }

  private static boolean isProgram(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/api/") || path.startsWith("/oauth2/");
  }

  private static boolean isPicture(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("image/");
  }
}
