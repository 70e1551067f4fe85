package com.sysopsquad.portal.wellknown;

import com.sysopsquad.portal.display.PortalAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Files at addresses that are the same on every site. */
@Controller
@EnableConfigurationProperties(SecurityContact.class)
class WellKnownController {

  private static final Duration KEPT = Duration.ofDays(1);
  private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
  private static final MediaType MANIFEST =
      new MediaType("application", "manifest+json", StandardCharsets.UTF_8);

  // RFC 9116 recommends less than a year.
  private static final Duration VALID = Duration.ofDays(180);

  private final PortalAddress portal;
  private final SecurityContact security;
  private final Clock clock;

  WellKnownController(PortalAddress portal, SecurityContact security, Clock clock) {
    this.portal = portal;
    this.security = security;
    this.clock = clock;
  }

  /** Search engines see the start page and nothing behind it. */
  @GetMapping("/robots.txt")
  ResponseEntity<String> robots() {
    return kept(TEXT, "User-agent: *\nAllow: /sign-in$\nAllow: /sign-up$\nDisallow: /\n");
  }

  /** For browsers that request this address by default; pages name one that scales. */
  @GetMapping("/favicon.ico")
  ResponseEntity<Resource> icon() {
    return kept(MediaType.IMAGE_PNG, new ClassPathResource("print/squad.png"));
  }

  /** The portal's name on the home screen of a phone. */
  @GetMapping("/manifest.webmanifest")
  ResponseEntity<String> manifest() {
    return kept(
        MANIFEST,
        """
        {
          "name": "Sysops Squad",
          "short_name": "Sysops Squad",
          "start_url": "/",
          "scope": "/",
          "display": "browser",
          "background_color": "#ffffff",
          "theme_color": "#066fd1",
          "icons": [
            {"src": "/assets/squad.svg", "type": "image/svg+xml", "sizes": "any"},
            {"src": "/favicon.ico", "type": "image/png", "sizes": "192x192"}
          ]
        }
        """);
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
        Preferred-Languages: en, de
        Canonical: %s
        """
            .formatted(security.contact(), expires, portal.of("/.well-known/security.txt")));
  }

  /** Where a password manager sends its user to change the password. */
  @GetMapping("/.well-known/change-password")
  String changePassword() {
    return "redirect:/account/password";
  }

  private static <T> ResponseEntity<T> kept(MediaType type, T body) {
    return ResponseEntity.ok()
        .contentType(type)
        .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
        .body(body);
  }
}
