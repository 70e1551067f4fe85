package com.sysopsquad.system;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;

/** A card of a customer, through the portal's JSON API. */
final class CustomersCard {

  private static final int FOUND = 200;
  private static final int NOT_FOUND = 404;

  private final Installation installation;
  private final String address;

  CustomersCard(Installation installation, UUID customer, UUID card) {
    this.installation = installation;
    this.address =
        "%s/api/v1/customers/%s/cards/%s".formatted(installation.portal(), customer, card);
  }

  /** The customer removes it. */
  void remove() {
    api().delete(address);
  }

  /** Whether the customer sees it, and could choose it. */
  boolean isShown() {
    int status = api().send("GET", address, BodyPublishers.noBody()).statusCode();
    if (status != FOUND && status != NOT_FOUND) {
      throw new IllegalStateException("%s answered %d".formatted(address, status));
    }
    return status == FOUND;
  }

  /** Tokens are short-lived. */
  private Http api() {
    return Http.withToken(PortalTexts.token(installation));
  }
}
