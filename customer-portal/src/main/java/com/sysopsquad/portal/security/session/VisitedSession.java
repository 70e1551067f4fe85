package com.sysopsquad.portal.security.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;

/**
 * A session that stores its last use only to a thirtieth of the time after which it expires unused,
 * so that it is not written for each page.
 */
final class VisitedSession<S extends Session> implements Session {

  private static final int PARTS = 30;

  private final S session;

  VisitedSession(S session) {
    this.session = session;
  }

  S session() {
    return session;
  }

  @Override
  public void setLastAccessedTime(Instant now) {
    Duration unnoticed = session.getMaxInactiveInterval().dividedBy(PARTS);
    if (!now.isBefore(session.getLastAccessedTime().plus(unnoticed))) {
      session.setLastAccessedTime(now);
    }
  }

  @Override
  public Instant getLastAccessedTime() {
    return session.getLastAccessedTime();
  }

  @Override
  public String getId() {
    return session.getId();
  }

  @Override
  public String changeSessionId() {
    return session.changeSessionId();
  }

  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals")
  public <T> @Nullable T getAttribute(String name) {
    return session.getAttribute(name);
  }

  @Override
  public Set<String> getAttributeNames() {
    return session.getAttributeNames();
  }

  @Override
  public void setAttribute(String name, Object value) {
    session.setAttribute(name, value);
  }

  @Override
  public void removeAttribute(String name) {
    session.removeAttribute(name);
  }

  @Override
  public Instant getCreationTime() {
    return session.getCreationTime();
  }

  @Override
  public void setMaxInactiveInterval(Duration interval) {
    session.setMaxInactiveInterval(interval);
  }

  @Override
  public Duration getMaxInactiveInterval() {
    return session.getMaxInactiveInterval();
  }

  @Override
  public boolean isExpired() {
    return session.isExpired();
  }
}
