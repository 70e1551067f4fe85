package com.sysopsquad.flows.notification;

import java.util.UUID;

/** How the customer quantum sends its emails. */
public interface NotificationReceiver {

  /**
   * Sends one email, outside of any transaction since it calls the mail server, and records that it
   * was sent; a recorded email is not sent again.
   *
   * @return the notification's id
   * @throws com.sysopsquad.flows.delivery.inbox.retry.RetryLater if the mail server is down; any
   *     other exception gives up the email
   */
  UUID receive(NotificationQueued notification);

  /** Records, in the transaction that gives up the message, that it was never sent. */
  void onGivenUp(NotificationQueued notification);
}
