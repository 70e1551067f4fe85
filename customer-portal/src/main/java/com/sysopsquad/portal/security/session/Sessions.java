package com.sysopsquad.portal.security.session;

import com.sysopsquad.portal.security.limit.Tokens;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;

/** The sessions of customers, on any replica; ending one signs it out. */
@Service
public class Sessions {

  private final FindByIndexNameSessionRepository<? extends Session> sessions;
  private final JdbcClient jdbc;

  Sessions(FindByIndexNameSessionRepository<? extends Session> sessions, JdbcClient jdbc) {
    this.sessions = sessions;
    this.jdbc = jdbc;
  }

  /** The customer's open sessions, the most recently used first. */
  public List<OpenSession> of(UUID customerId, String currentId) {
    return sessions.findByPrincipalName(customerId.toString()).values().stream()
        .filter(session -> !session.isExpired())
        .map(session -> open(session, currentId))
        .sorted(Comparator.comparing(OpenSession::usedAt).reversed())
        .toList();
  }

  /** Ends this session of the customer; false if there is none with this handle. */
  public boolean end(UUID customerId, String handle) {
    return sessions.findByPrincipalName(customerId.toString()).keySet().stream()
        .filter(id -> Tokens.handle(id).equals(handle))
        .anyMatch(
            id ->
                jdbc.sql("delete from customer.session where session_id = ?").param(id).update()
                    > 0);
  }

  /** Ends all other sessions of the customer, in the caller's transaction if any. */
  public int endOthers(UUID customerId, String currentId) {
    return jdbc.sql("delete from customer.session where principal_name = ? and session_id <> ?")
        .params(customerId.toString(), currentId)
        .update();
  }

  /** Ends all of the customer's sessions, in the caller's transaction if any. */
  public void endAll(UUID customerId) {
    jdbc.sql("delete from customer.session where principal_name = ?")
        .param(customerId.toString())
        .update();
  }

  private static OpenSession open(Session session, String currentId) {
    return new OpenSession(
        Tokens.handle(session.getId()),
        session.getId().equals(currentId),
        SessionMarks.signedInAt(session::getAttribute).orElse(session.getCreationTime()),
        session.getLastAccessedTime(),
        SessionMarks.text(session::getAttribute, SessionMarks.ADDRESS),
        SessionMarks.text(session::getAttribute, SessionMarks.BROWSER));
  }
}
