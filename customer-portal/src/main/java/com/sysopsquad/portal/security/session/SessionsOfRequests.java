package com.sysopsquad.portal.security.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads a session once per request, although it is requested again after the response has been
 * committed. The next request reads it again: a session that was ended in the meantime, on any
 * replica, is not found.
 */
final class SessionsOfRequests<S extends Session> implements SessionRepository<VisitedSession<S>> {

  private final SessionRepository<S> sessions;

  // There is a single instance of this in the portal; each request clears its thread.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable AtomicReference<@Nullable VisitedSession<S>>> found =
      new ThreadLocal<>();

  SessionsOfRequests(SessionRepository<S> sessions) {
    this.sessions = sessions;
  }

  /** Remembers the result until the end of the request; it runs before the session's filter. */
  OncePerRequestFilter filter() {
    return new OncePerRequestFilter() {
      @Override
      protected void doFilterInternal(
          HttpServletRequest request, HttpServletResponse response, FilterChain chain)
          throws ServletException, IOException {
        found.set(new AtomicReference<>());
        try {
          chain.doFilter(request, response);
        } finally {
          found.remove();
        }
      }
    };
  }

  @Override
  public @Nullable VisitedSession<S> findById(String id) {
    AtomicReference<@Nullable VisitedSession<S>> known = found.get();
    VisitedSession<S> session = known == null ? null : known.get();
    if (session == null || !session.getId().equals(id)) {
      session = lookUp(id);
      if (known != null) {
        known.set(session);
      }
    }
    return session;
  }

  private @Nullable VisitedSession<S> lookUp(String id) {
    S session = sessions.findById(id);
    return session == null ? null : new VisitedSession<>(session);
  }

  @Override
  public VisitedSession<S> createSession() {
    return new VisitedSession<>(sessions.createSession());
  }

  @Override
  public void save(VisitedSession<S> session) {
    sessions.save(session.session());
  }

  @Override
  public void deleteById(String id) {
    AtomicReference<@Nullable VisitedSession<S>> known = found.get();
    if (known != null) {
      known.set(null);
    }
    sessions.deleteById(id);
  }
}
