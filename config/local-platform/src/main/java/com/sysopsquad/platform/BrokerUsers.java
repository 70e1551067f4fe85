package com.sysopsquad.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/** Signs in users with their generated passwords; a user's only role has the user's name. */
final class BrokerUsers implements ActiveMQSecurityManager5 {

  private final Map<String, String> passwords;

  BrokerUsers(Map<String, String> passwords) {
    this.passwords = Map.copyOf(passwords);
  }

  @Override
  public @Nullable Subject authenticate(
      @Nullable String user,
      @Nullable String password,
      RemotingConnection connection,
      String securityDomain) {
    if (!validateUser(user, password)) {
      return null;
    }
    Subject subject = new Subject();
    subject.getPrincipals().add(new UserPrincipal(user));
    return subject;
  }

  @Override
  public boolean authorize(
      Subject subject, Set<Role> roles, CheckType checkType, @Nullable String address) {
    return subject.getPrincipals(UserPrincipal.class).stream()
        .anyMatch(principal -> mayDo(principal.getName(), roles, checkType));
  }

  @Override
  public boolean validateUser(@Nullable String user, @Nullable String password) {
    String expected = user == null ? null : passwords.get(user);
    return expected != null
        && password != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean validateUserAndRole(
      @Nullable String user, @Nullable String password, Set<Role> roles, CheckType checkType) {
    return user != null && validateUser(user, password) && mayDo(user, roles, checkType);
  }

  private static boolean mayDo(String user, Set<Role> roles, CheckType checkType) {
    return roles.stream().anyMatch(role -> role.getName().equals(user) && checkType.hasRole(role));
  }
}
