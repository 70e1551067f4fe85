package com.sysopsquad.jobs.console.page;

import com.sysopsquad.jobs.console.Moments;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.security.Principal;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page shows: who is signed in, what they may do, and the zone of all times. */
@ControllerAdvice(basePackageClasses = PageModel.class)
@ConditionalOnRole(Role.CONSOLE)
class PageModel {

  private static final DateTimeFormatter OFFSET =
      DateTimeFormatter.ofPattern("zzz, OOOO", Locale.ENGLISH);

  private final Moments moments;

  PageModel(Moments moments) {
    this.moments = moments;
  }

  @ModelAttribute("user")
  @Nullable String user(@Nullable Principal principal) {
    return principal == null ? null : principal.getName();
  }

  @ModelAttribute("mayAct")
  boolean mayAct(@Nullable Principal principal) {
    return principal instanceof Authentication authentication
        && authentication.getAuthorities().stream()
            .anyMatch(authority -> "ROLE_OPERATOR".equals(authority.getAuthority()));
  }

  @ModelAttribute("zone")
  String zone() {
    return "%s (%s)"
        .formatted(
            moments.zone().getId().replace('_', ' '),
            OFFSET.format(moments.now().atZoneSameInstant(moments.zone())));
  }
}
