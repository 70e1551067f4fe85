package com.sysopsquad.jobs.console.access;

import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.web.error.ErrorPage;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer to errors that nothing else has answered: people get a page, scripts get a problem.
 */
@Hidden
@Controller
@ConditionalOnRole(Role.CONSOLE)
class ErrorAnswers implements ErrorController {

  private static final String WRONG_ADDRESS =
      "Operations could not read this request. Its address is not percent-encoded UTF-8.";

  private final List<ErrorViewResolver> pages;
  private final ProblemWriter problems;

  ErrorAnswers(List<ErrorViewResolver> pages, JsonMapper json) {
    this.pages = pages;
    this.problems = new ProblemWriter(json);
  }

  @RequestMapping("/error")
  @Nullable ModelAndView tell(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HttpStatus status = ErrorPage.statusOf(request);
    if (ErrorPage.isBelow("/api/", request) || !readsPages(request)) {
      problems.write(
          response,
          status,
          ErrorPage.hasUnreadableAddress(request)
              ? WRONG_ADDRESS
              : sentence(ErrorPage.explained(status)));
      return null;
    }
    response.setStatus(status.value());
    Map<String, Object> model =
        ErrorPage.hasUnreadableAddress(request) ? Map.of("problem", WRONG_ADDRESS) : Map.of();
    return pages.stream()
        .map(each -> each.resolveErrorView(request, ErrorPage.explained(status), model))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(() -> new ModelAndView("error/5xx"));
  }

  private static String sentence(HttpStatus status) {
    return switch (status) {
      case BAD_REQUEST -> "Operations could not read this request. Check its address and headers.";
      case METHOD_NOT_ALLOWED -> "This address does not support this method.";
      case NOT_FOUND -> "There is nothing at this address.";
      case REQUEST_TIMEOUT -> "The body did not arrive in time. Try again.";
      default ->
          status.is5xxServerError()
              ? "Operations could not answer. See its log for the cause."
              : status.getReasonPhrase() + ".";
    };
  }

  private static boolean readsPages(HttpServletRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    try {
      return accepted == null
          || MediaType.parseMediaTypes(accepted).stream()
              .anyMatch(type -> type.includes(MediaType.TEXT_HTML));
    } catch (InvalidMediaTypeException unreadable) {
      return true;
    }
  }
}
