package com.sysopsquad.jobs.console.access;

import com.sysopsquad.jobs.console.frame.ConsoleSettings;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Files at addresses that are the same on every site; they require no sign-in. */
@RestController
@ConditionalOnRole(Role.CONSOLE)
class WellKnownController {

  static final String[] PATHS = {"/robots.txt", "/favicon.ico", "/.well-known/security.txt"};

  private static final Duration KEPT = Duration.ofDays(1);
  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
  private static final MediaType SVG = new MediaType("image", "svg+xml");

  // RFC 9116 recommends less than a year.
  private static final Duration VALID = Duration.ofDays(180);

  private final ConsoleSettings settings;
  private final Clock clock;

  WellKnownController(ConsoleSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** There is nothing here for search engines. */
  @GetMapping("/robots.txt")
  ResponseEntity<String> robots() {
    return kept(TEXT, "User-agent: *\nDisallow: /\n");
  }

  /** For browsers that request this address by default; pages name another one. */
  @GetMapping("/favicon.ico")
  ResponseEntity<Resource> icon() {
    return kept(SVG, new ClassPathResource("static/assets/icon.svg"));
  }

  /** Where to report a vulnerability (RFC 9116). */
  @GetMapping("/.well-known/security.txt")
  ResponseEntity<String> security() {
    Instant expires = clock.instant().plus(VALID).truncatedTo(ChronoUnit.DAYS);
    return kept(
        TEXT,
        """
        Contact: %s
        Expires: %s
        Preferred-Languages: en
        """
            .formatted(settings.securityContact(), expires));
  }

  private static <T> ResponseEntity<T> kept(MediaType type, T body) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
        .body(body);
  }
}
