package com.sysopsquad.flows.notification;

import com.sysopsquad.flows.message.NotificationQueued;
import java.util.UUID;

/** How the customer quantum sends its e-mails. */
public interface NotificationReceiver {

  /**
   * Sends one e-mail, outside of any transaction since it calls the mail server, and remembers that
   * it did; one that is remembered is not sent again.
   *
   * @return the notification's id
   * @throws com.sysopsquad.flows.delivery.inbox.RetryLater when the mail server is down; any other
   *     exception gives the e-mail up
   */
  UUID receive(NotificationQueued notification);

  /** Remembers, in the transaction that gives the message up, that it was never sent. */
  void onGivenUp(NotificationQueued notification);
}
