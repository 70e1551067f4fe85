package com.sysopsquad.flows.notification;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends nothing: holds up the emails with this heading, refuses those to some addresses. */
class RecordingSending implements NotificationReceiver {

  static final String SLOW = "slow";

  private final CountDownLatch held = new CountDownLatch(1);
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private final List<UUID> sent = new CopyOnWriteArrayList<>();
  private final List<UUID> givenUp = new CopyOnWriteArrayList<>();

  void goOn() {
    held.countDown();
  }

  void refuse(String address) {
    refused.add(address);
  }

  void accept(String address) {
    refused.remove(address);
  }

  List<UUID> sent() {
    return sent;
  }

  List<UUID> givenUp() {
    return givenUp;
  }

  @Override
  public UUID receive(NotificationQueued notification) {
    if (notification.heading().equals(SLOW)) {
      await();
    }
    if (refused.contains(notification.address())) {
      throw new IllegalStateException("no such user for " + notification.text());
    }
    sent.add(notification.notificationId());
    return notification.notificationId();
  }

  @Override
  public void onGivenUp(NotificationQueued notification) {
    givenUp.add(notification.notificationId());
  }

  private void await() {
    try {
      if (!held.await(2, TimeUnit.MINUTES)) {
        throw new IllegalStateException("Nobody said that it goes on");
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
