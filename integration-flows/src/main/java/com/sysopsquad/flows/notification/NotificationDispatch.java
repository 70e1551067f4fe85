package com.sysopsquad.flows.notification;

import com.sysopsquad.flows.message.NotificationQueued;
import java.util.List;
import org.springframework.integration.annotation.Gateway;

/** Outbound gateway of the customer quantum: e-mails on their way to whoever sends them. */
public interface NotificationDispatch {

  /** Sends the notifications with the caller's transaction. */
  @Gateway(requestChannel = NotificationOutboundFlow.USUAL)
  void queue(List<NotificationQueued> notifications);

  /** The same for those that somebody waits for: they overtake all others. */
  @Gateway(requestChannel = NotificationOutboundFlow.AWAITED)
  void queueAwaited(List<NotificationQueued> notifications);
}
