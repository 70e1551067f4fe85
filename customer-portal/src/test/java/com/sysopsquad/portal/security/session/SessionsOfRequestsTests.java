package com.sysopsquad.portal.security.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.session.MapSession;
import org.springframework.session.MapSessionRepository;

class SessionsOfRequestsTests {

  private final AtomicInteger lookups = new AtomicInteger();
  private final MapSessionRepository stored =
      new MapSessionRepository(new ConcurrentHashMap<>()) {
        @Override
        public @Nullable MapSession findById(String id) {
          lookups.incrementAndGet();
          return super.findById(id);
        }
      };
  private final SessionsOfRequests<MapSession> sessions = new SessionsOfRequests<>(stored);
  private final String id = stored();

  @Test
  void aRequestLooksItsSessionUpOnce() throws Exception {
    inRequest(
        () -> {
          assertThat(sessions.findById(id)).isNotNull();
          assertThat(sessions.findById(id)).isNotNull();
        });

    assertThat(lookups).hasValue(1);
  }

  @Test
  void theNextRequestFindsNoSessionThatWasEndedMeanwhile() throws Exception {
    inRequest(() -> assertThat(sessions.findById(id)).isNotNull());
    stored.deleteById(id);

    inRequest(() -> assertThat(sessions.findById(id)).isNull());
  }

  @Test
  void aSessionThatTheRequestItselfEndsIsGone() throws Exception {
    inRequest(
        () -> {
          sessions.findById(id);
          sessions.deleteById(id);

          assertThat(sessions.findById(id)).isNull();
        });
  }

  @Test
  void whoseIdHasChangedIsNotFoundByTheOldOne() throws Exception {
    inRequest(
        () -> {
          VisitedSession<MapSession> session = Objects.requireNonNull(sessions.findById(id));
          session.changeSessionId();
          sessions.save(session);

          assertThat(sessions.findById(id)).isNull();
          assertThat(sessions.findById(session.getId())).isNotNull();
        });
  }

  @Test
  void outsideOfARequestNothingIsRemembered() {
    sessions.findById(id);
    sessions.findById(id);

    assertThat(lookups).hasValue(2);
  }

  @Test
  void aUseWithinAThirtiethOfItsLifeIsNotNoted() {
    VisitedSession<MapSession> session = sessions.createSession();
    session.setMaxInactiveInterval(Duration.ofMinutes(30));
    Instant before = session.getLastAccessedTime();

    session.setLastAccessedTime(before.plusSeconds(59));
    assertThat(session.getLastAccessedTime()).isEqualTo(before);

    session.setLastAccessedTime(before.plusSeconds(60));
    assertThat(session.getLastAccessedTime()).isEqualTo(before.plusSeconds(60));
  }

  private String stored() {
    MapSession session = stored.createSession();
    stored.save(session);
    return session.getId();
  }

  private void inRequest(Runnable request) throws Exception {
    sessions
        .filter()
        .doFilter(
            new MockHttpServletRequest(),
            new MockHttpServletResponse(),
            (question, answer) -> request.run());
  }
}
