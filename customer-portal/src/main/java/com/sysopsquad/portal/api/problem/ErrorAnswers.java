package com.sysopsquad.portal.api.problem;

import com.sysopsquad.portal.api.problem.Problem.Kind;
import com.sysopsquad.portal.security.SignedInCustomer;
import com.sysopsquad.web.error.ErrorPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The answer to errors that nothing else has answered: browsers get a page, API callers and
 * programs get a problem.
 */
@Controller
class ErrorAnswers implements ErrorController {

  private final List<ErrorViewResolver> pages;
  private final ProblemAnswers problems;

  ErrorAnswers(List<ErrorViewResolver> pages, ProblemAnswers problems) {
    this.pages = pages;
    this.problems = problems;
  }

  @RequestMapping("/error")
  @Nullable ModelAndView tell(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    HttpStatus status = ErrorPage.statusOf(request);
    if (ErrorPage.isBelow("/api/", request) || !readsPages(request)) {
      problems.write(response, problem(request, Kind.of(status.value())));
      return null;
    }
    response.setStatus(status.value());
    if (status.is4xxClientError()) {
      customer(request).ifPresent(name -> request.setAttribute("customerName", name));
    }
    Map<String, Object> model =
        Map.of("unreadableAddress", ErrorPage.hasUnreadableAddress(request));
    return pages.stream()
        .map(each -> each.resolveErrorView(request, ErrorPage.explained(status), model))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseGet(() -> new ModelAndView("error/5xx"));
  }

  /** No body has been read: what cannot be read is the address, or a header. */
  private Problem problem(HttpServletRequest request, Kind kind) {
    if (kind != Kind.UNREADABLE) {
      return problems.of(kind);
    }
    return problems.of(
        kind,
        ErrorPage.hasUnreadableAddress(request) ? "api.wrong-address" : "api.unreadable-headers");
  }

  /**
   * The reader whose menu the page shows. It is not determined while one of our services is down.
   */
  private static Optional<String> customer(HttpServletRequest request) {
    return request.getUserPrincipal() instanceof Authentication signedIn
            && signedIn.getPrincipal() instanceof SignedInCustomer customer
        ? Optional.of(customer.name())
        : Optional.empty();
  }

  private static boolean readsPages(HttpServletRequest request) {
    if (ErrorPage.isUnread(request)) {
      return true;
    }
    try {
      return MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT)).stream()
          .anyMatch(type -> !type.isWildcardType() && type.includes(MediaType.TEXT_HTML));
    } catch (InvalidMediaTypeException unreadable) {
      return true;
    }
  }
}
