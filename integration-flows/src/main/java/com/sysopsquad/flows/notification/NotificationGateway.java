package com.sysopsquad.flows.notification;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.message.Queues;
import java.util.List;
import org.springframework.context.annotation.Import;

/** Outbound gateway of the customer quantum: emails to be sent. */
@Import(DeliveryConfiguration.class)
public class NotificationGateway {

  private final Outbox outbox;

  /** Creates a gateway to this outbox. */
  public NotificationGateway(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Sends the notifications in the caller's transaction. */
  public void send(List<NotificationQueued> notifications) {
    outbox.send(notifications);
  }

  /** The same for emails that someone is waiting for: they overtake all others. */
  public void sendAwaited(List<NotificationQueued> notifications) {
    outbox.send(notifications, Queues.EMAIL_AWAITED);
  }
}
