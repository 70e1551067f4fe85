package com.sysopsquad.flows.notification;

import com.sysopsquad.flows.message.NotificationQueued;
import java.util.List;

/** Outbound gateway of the customer quantum: e-mails on their way to whoever sends them. */
public interface NotificationDispatch {

  /** Sends the notifications with the caller's transaction. */
  void queue(List<NotificationQueued> notifications);
}
