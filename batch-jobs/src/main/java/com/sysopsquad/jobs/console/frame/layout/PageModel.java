package com.sysopsquad.jobs.console.frame.layout;

import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows: navigation, who is signed in, what they may do, the zone of all times. */
@ControllerAdvice(annotations = ConsolePage.class)
@ConditionalOnRole(Role.CONSOLE)
class PageModel {

  private static final DateTimeFormatter OFFSET =
      DateTimeFormatter.ofPattern("zzz, OOOO", Locale.ENGLISH);

  private final Navigation navigation;
  private final Dependencies dependencies;
  private final Formats formats;

  PageModel(Navigation navigation, Dependencies dependencies, Formats formats) {
    this.navigation = navigation;
    this.dependencies = dependencies;
    this.formats = formats;
  }

  @ModelAttribute("frame")
  PageFrame frame(HttpServletRequest request) {
    return new PageFrame(
        navigation,
        dependencies,
        request.getRequestURI().substring(request.getContextPath().length()));
  }

  @ModelAttribute("user")
  @Nullable String user(@Nullable Principal principal) {
    return principal == null ? null : principal.getName();
  }

  @ModelAttribute("mayAct")
  boolean mayAct(@Nullable Principal principal) {
    return principal != null && Reader.has(principal, "OPERATOR");
  }

  @ModelAttribute("viewOnly")
  boolean viewOnly(@Nullable Principal principal) {
    return !mayAct(principal) && (principal == null || !Reader.has(principal, "BILLING"));
  }

  @ModelAttribute("zone")
  String zone() {
    return "%s (%s)"
        .formatted(
            formats.zone().getId().replace('_', ' '),
            OFFSET.format(formats.now().atZoneSameInstant(formats.zone())));
  }
}
