package com.sysopsquad.portal.registration;

import com.sysopsquad.portal.account.PostalAddress;
import com.sysopsquad.portal.account.Registration;
import com.sysopsquad.portal.display.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** All registrations whose email address is not confirmed yet. */
@Repository
class SignUps {

  /** How long a registration waits for its confirmation. */
  static final Duration PATIENCE = Duration.ofDays(2);

  /** A waiting registration, with everything that the customer needs. */
  record SignUp(UUID id, Registration registration, String passwordHash, Language language) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  SignUps(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void add(SignUp signUp) {
    Registration registration = signUp.registration();
    PostalAddress address = registration.address();
    jdbc.sql(
            """
            insert into customer.sign_up
                (id, name, email, street, city, state, postal_code, password_hash, language,
                 expires_at)
            values (:id, :name, :email, :street, :city, :state, :postalCode, :hash, :language,
                    :expires)
            """)
        .param("id", signUp.id())
        .param("name", registration.name())
        .param("email", registration.email())
        .param("street", address.street())
        .param("city", address.city())
        .param("state", address.state())
        .param("postalCode", address.postalCode())
        .param("hash", signUp.passwordHash())
        .param("language", signUp.language().code())
        .param("expires", now().plus(PATIENCE))
        .update();
  }

  Optional<SignUp> find(UUID id) {
    return jdbc.sql("select * from customer.sign_up where id = :id and expires_at > :now")
        .param("id", id)
        .param("now", now())
        .query((row, number) -> signUp(row))
        .optional();
  }

  /** The registrations of this address that are still waiting, newest first. */
  List<SignUp> of(String email) {
    return jdbc.sql(
            """
            select * from customer.sign_up
            where lower(email) = lower(:email) and expires_at > :now
            order by expires_at desc, id
            """)
        .param("email", email)
        .param("now", now())
        .query((row, number) -> signUp(row))
        .list();
  }

  /** Deletes all registrations of this address, which now has its customer. */
  void forget(String email) {
    jdbc.sql("delete from customer.sign_up where lower(email) = lower(?)").param(email).update();
  }

  @Scheduled(cron = "0 47 * * * *")
  void forgetOld() {
    jdbc.sql("delete from customer.sign_up where expires_at < ?").param(now()).update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static SignUp signUp(ResultSet row) throws SQLException {
    String hash = row.getString("password_hash");
    return new SignUp(
        row.getObject("id", UUID.class),
        new Registration(
            row.getString("name"),
            row.getString("email"),
            new PostalAddress(
                row.getString("street"),
                row.getString("city"),
                row.getString("state"),
                row.getString("postal_code")),
            hash),
        hash,
        Language.of(row.getString("language")).orElseThrow());
  }
}
