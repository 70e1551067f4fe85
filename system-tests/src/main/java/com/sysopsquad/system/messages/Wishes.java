package com.sysopsquad.system.messages;

import com.sysopsquad.system.Databases;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the rounds ask of all senders and receivers, as rows in their databases. */
final class Wishes {

  static final int RARELY = 200;
  static final int OFTEN = 20_000;

  private final JdbcClient sender;
  private final JdbcClient receiver;

  Wishes(UnaryOperator<String> settings) {
    this.sender = JdbcClient.create(Databases.owner(settings, "BILLING"));
    this.receiver = JdbcClient.create(Databases.owner(settings, "CUSTOMER"));
  }

  /** Whether messages are to be written. */
  void letWrite(boolean writing) {
    sender.sql("update messages.wish set writing = ?").param(writing).update();
  }

  /** How many of a million messages are to be poisonous. */
  void poison(int messages) {
    sender.sql("update messages.wish set poison = ?").param(messages).update();
  }

  /** With an antidote, dead messages can be replayed. */
  void antidote(boolean there) {
    receiver.sql("update messages.antidote set there = ?").param(there).update();
    sender.sql("update messages.wish set replaying = ?").param(there).update();
  }
}
