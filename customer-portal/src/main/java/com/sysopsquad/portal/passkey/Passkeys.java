package com.sysopsquad.portal.passkey;

import com.sysopsquad.flows.masking.CardNumbers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.display.TypedText;
import com.sysopsquad.portal.notification.Email;
import com.sysopsquad.portal.notification.QueueingNotifications;
import com.sysopsquad.portal.security.event.Client;
import com.sysopsquad.portal.security.event.SecurityEvent;
import com.sysopsquad.portal.security.event.SecurityEvents;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The passkeys of all customers. */
@Repository
public class Passkeys implements UserCredentialRepository {

  private static final int MOST = 20;
  private static final int LONGEST_LABEL = 60;

  private final JdbcClient jdbc;
  private final Customers customers;
  private final QueueingNotifications emails;
  private final SecurityEvents events;
  private final Clock clock;

  Passkeys(
      JdbcClient jdbc,
      Customers customers,
      QueueingNotifications emails,
      SecurityEvents events,
      Clock clock) {
    this.jdbc = jdbc;
    this.customers = customers;
    this.emails = emails;
    this.events = events;
    this.clock = clock;
  }

  /** The customer's passkeys, oldest first. */
  List<Passkey> of(UUID customerId) {
    return jdbc.sql(
            """
            select credential_id, label, created_at, used_at
            from customer.passkey
            where customer_id = ?
            order by created_at, credential_id
            """)
        .param(customerId)
        .query(
            (row, number) ->
                new Passkey(
                    new Bytes(row.getBytes("credential_id")).toBase64UrlString(),
                    row.getString("label"),
                    moment(row, "created_at"),
                    moment(row, "used_at")))
        .list();
  }

  /** Renames the customer's passkey; false if there is none with this id. */
  boolean rename(UUID customerId, String id, String label) {
    return jdbc.sql(
                """
                update customer.passkey set label = :label
                where customer_id = :customerId and encode(credential_id, 'hex') = :id
                """)
            .param("label", label(label))
            .param("customerId", customerId)
            .param("id", hex(id))
            .update()
        == 1;
  }

  /** Removes the customer's passkey; false if there is none with this id. */
  @Transactional
  public boolean remove(UUID customerId, String id, Client client) {
    boolean removed =
        jdbc.sql(
                    """
                    delete from customer.passkey
                    where customer_id = :customerId and encode(credential_id, 'hex') = :id
                    """)
                .param("customerId", customerId)
                .param("id", hex(id))
                .update()
            == 1;
    if (removed) {
      events.add(customerId, SecurityEvent.Kind.PASSKEY_REMOVED, client);
      tell(customerId, "email.passkey-removed");
    }
    return removed;
  }

  /** Removes all passkeys of the customer, in the caller's transaction. */
  public void removeAll(UUID customerId) {
    jdbc.sql("delete from customer.passkey where customer_id = ?").param(customerId).update();
  }

  @Override
  public void delete(Bytes credentialId) {
    jdbc.sql("delete from customer.passkey where credential_id = ?")
        .param(credentialId.getBytes())
        .update();
  }

  /** Adds a passkey, or records that it was used. */
  @Override
  @Transactional
  public void save(CredentialRecord passkey) {
    int known =
        jdbc.sql(
                """
                update customer.passkey
                set signature_count = :count, backed_up = :backedUp, used_at = :now
                where credential_id = :id
                """)
            .param("count", passkey.getSignatureCount())
            .param("backedUp", passkey.isBackupState())
            .param("now", now())
            .param("id", passkey.getCredentialId().getBytes())
            .update();
    if (known == 0) {
      add(passkey);
    }
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
    return jdbc.sql("select * from customer.passkey where credential_id = ?")
        .param(credentialId.getBytes())
        .query((row, number) -> passkey(row))
        .optional()
        .orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes userId) {
    return jdbc.sql("select * from customer.passkey where customer_id = ?")
        .param(PasskeyOwners.customerId(userId))
        .query((row, number) -> passkey(row))
        .list();
  }

  private void add(CredentialRecord passkey) {
    UUID customerId = PasskeyOwners.customerId(passkey.getUserEntityUserId());
    customers.hold(customerId);
    if (of(customerId).size() >= MOST) {
      throw new IllegalStateException("A customer can have " + MOST + " passkeys");
    }
    jdbc.sql(
            """
            insert into customer.passkey
                (credential_id, customer_id, label, public_key, signature_count, user_verified,
                 backup_eligible, backed_up, transports, attestation, attestation_data, created_at,
                 used_at)
            values (:id, :customerId, :label, :publicKey, :count, :verified, :eligible, :backedUp,
                    :transports::text[], :attestation, :attestationData, :now, :now)
            """)
        .param("id", passkey.getCredentialId().getBytes())
        .param("customerId", customerId)
        .param("label", label(passkey.getLabel()))
        .param("publicKey", passkey.getPublicKey().getBytes())
        .param("count", passkey.getSignatureCount())
        .param("verified", passkey.isUvInitialized())
        .param("eligible", passkey.isBackupEligible())
        .param("backedUp", passkey.isBackupState())
        .param(
            "transports",
            passkey.getTransports().stream()
                .map(AuthenticatorTransport::getValue)
                .toArray(String[]::new))
        .param("attestation", bytes(passkey.getAttestationObject()))
        .param("attestationData", bytes(passkey.getAttestationClientDataJSON()))
        .param("now", now())
        .update();
    events.add(customerId, SecurityEvent.Kind.PASSKEY_ADDED, client());
    tell(customerId, "email.passkey-added");
  }

  private void tell(UUID customerId, String code) {
    Customer customer = customers.get(customerId);
    emails.write(
        Email.of(Email.Kind.SECURITY, UUID.randomUUID(), customerId, code),
        customer.name(),
        customer.email());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  /** Who is registering: the library does not pass this when it saves. */
  private static Client client() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
        ? Client.of(current.getRequest())
        : new Client("unknown", "unknown");
  }

  /** The name as it is stored, with card numbers masked: a device cannot be asked for another. */
  static String label(@Nullable String typed) {
    String label = typed == null ? "" : CardNumbers.mask(TypedText.line(typed));
    return label.isEmpty() ? "Passkey" : TypedText.beginning(label, LONGEST_LABEL);
  }

  private static String hex(String id) {
    try {
      return HexFormat.of().formatHex(Bytes.fromBase64(id).getBytes());
    } catch (IllegalArgumentException noId) {
      return "";
    }
  }

  private static byte @Nullable [] bytes(@Nullable Bytes bytes) {
    return bytes == null ? null : bytes.getBytes();
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static CredentialRecord passkey(ResultSet row) throws SQLException {
    byte[] attestation = row.getBytes("attestation");
    byte[] attestationData = row.getBytes("attestation_data");
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(new Bytes(row.getBytes("credential_id")))
        .userEntityUserId(PasskeyOwners.userId(row.getObject("customer_id", UUID.class)))
        .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
        .signatureCount(row.getLong("signature_count"))
        .uvInitialized(row.getBoolean("user_verified"))
        .backupEligible(row.getBoolean("backup_eligible"))
        .backupState(row.getBoolean("backed_up"))
        .transports(
            Arrays.stream((String[]) row.getArray("transports").getArray())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet()))
        .attestationObject(attestation == null ? null : new Bytes(attestation))
        .attestationClientDataJSON(attestationData == null ? null : new Bytes(attestationData))
        .label(row.getString("label"))
        .created(moment(row, "created_at"))
        .lastUsed(moment(row, "used_at"))
        .build();
  }
}
