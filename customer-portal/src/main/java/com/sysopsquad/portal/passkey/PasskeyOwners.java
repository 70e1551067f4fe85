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
 * Customers as owners of passkeys. Every customer is one: the handle that a device stores is the
 * customer's id, and the name that it shows is the email address.
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

  /** The owner with this name in a session, which is the customer's id. */
  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String customerId) {
    return owner(UUID.fromString(customerId));
  }

  /**
   * Nobody becomes a customer with a passkey.
   *
   * @throws NoSuchCustomer always, since an existing customer does not have to be saved
   */
  @Override
  public void save(PublicKeyCredentialUserEntity owner) {
    throw new NoSuchCustomer(customerId(owner.getId()));
  }

  /** Does nothing: closing an account also removes its passkeys. */
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
