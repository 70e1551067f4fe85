package com.sysopsquad.portal.passkey;

import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.account.NoSuchCustomer;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Repository;

/**
 * Customers as owners of passkeys. Every customer is one: the handle that a device keeps is the
 * customer's id, and the name that it shows is the e-mail address.
 */
@Repository
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {

  private final Customers customers;

  PasskeyOwners(Customers customers) {
    this.customers = customers;
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
    return owner(customerId(id));
  }

  /** The owner of this name as a session has it, which is the customer's id. */
  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String customerId) {
    return owner(UUID.fromString(customerId));
  }

  /**
   * Nobody becomes a customer by a passkey.
   *
   * @throws NoSuchCustomer always: who is one needs no saving
   */
  @Override
  public void save(PublicKeyCredentialUserEntity owner) {
    throw new NoSuchCustomer(customerId(owner.getId()));
  }

  /** Does nothing: an account ends by closing it, and its passkeys with it. */
  @Override
  public void delete(Bytes id) {}

  static Bytes userId(UUID customerId) {
    return new Bytes(
        ByteBuffer.allocate(16)
            .putLong(customerId.getMostSignificantBits())
            .putLong(customerId.getLeastSignificantBits())
            .array());
  }

  static UUID customerId(Bytes userId) {
    ByteBuffer bytes = ByteBuffer.wrap(userId.getBytes());
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  private @Nullable PublicKeyCredentialUserEntity owner(UUID customerId) {
    try {
      Customer customer = customers.get(customerId);
      return ImmutablePublicKeyCredentialUserEntity.builder()
          .id(userId(customerId))
          .name(customer.email())
          .displayName(customer.name())
          .build();
    } catch (NoSuchCustomer nobody) {
      return null;
    }
  }
}
