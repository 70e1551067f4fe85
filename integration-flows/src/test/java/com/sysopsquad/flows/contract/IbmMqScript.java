package com.sysopsquad.flows.contract;

import com.sysopsquad.flows.message.Queue;
import com.sysopsquad.flows.message.Queues;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The script (MQSC) that makes every queue of the broker, and its rights, on a queue manager. */
final class IbmMqScript {

  static final List<String> USERS =
      List.of("customer", "billing", "sysops", "reporting", "operations");

  /** Of which one in a hundred is an event, and which the disk hardly holds. */
  private static final String DEEPEST = "50000000";

  private static final String HEAD =
      """
      * Every queue of queues.csv on IBM MQ, and who may use it. Generated: docs/ibm-mq.md says how.
      * Run it as an administrator of MQ:  runmqsc QMGR < config/broker/ibm-mq.mqsc
      * It can be run again: what is there is not defined anew (AMQ8150E), and only what the product relies on is set.
      * The users (customer, billing, sysops, reporting, operations) must be known to the operating system or LDAP.

      * A dead letter quotes the body of another message, so 10 MiB must fit. The queue manager's own bound is the greatest
      * there is, so that it lowers nobody's.
      ALTER QMGR MAXMSGL(104857600)

      * Queues that fill are told on SYSTEM.ADMIN.PERFM.EVENT.
      ALTER QMGR PERFMEV(ENABLED)

      * A client that says nothing is noticed after HBINT seconds, so that a queue of one receiver is free again. KAINT wants
      * KeepAlive=Yes in qm.ini. Nobody gets in but by the password of a user: CONNAUTH must adopt it (ADOPTCTX(YES)).
      DEFINE CHANNEL('SYSOPS.SVRCONN') CHLTYPE(SVRCONN) TRPTYPE(TCP) MAXMSGL(10485760) SHARECNV(10) +
             HBINT(30) KAINT(AUTO) MCAUSER('*NOACCESS') NOREPLACE
      SET CHLAUTH('SYSOPS.SVRCONN') TYPE(BLOCKUSER) USERLIST('*MQADMIN') ACTION(ADD)
      SET CHLAUTH('SYSOPS.SVRCONN') TYPE(ADDRESSMAP) ADDRESS('*') USERSRC(CHANNEL) CHCKCLNT(REQUIRED) ACTION(ADD)

      * With TLS:  ALTER CHANNEL('SYSOPS.SVRCONN') CHLTYPE(SVRCONN) SSLCIPH('ANY_TLS13_OR_HIGHER') SSLCAUTH(OPTIONAL)

      """;

  private static final String COMMANDS =
      """

      * Operations asks the command server for depths and settings.
      SET AUTHREC OBJTYPE(QMGR) PRINCIPAL('operations') AUTHADD(DSP)
      SET AUTHREC PROFILE('SYSTEM.ADMIN.COMMAND.QUEUE') OBJTYPE(QUEUE) PRINCIPAL('operations') AUTHADD(PUT,INQ,DSP)
      SET AUTHREC PROFILE('SYSTEM.DEFAULT.MODEL.QUEUE') OBJTYPE(QUEUE) PRINCIPAL('operations') AUTHADD(GET,INQ,DSP)

      * What the client cannot read it lays here, as whoever received it; operations drains it.
      """;

  private static final String QUEUE =
      """
      DEFINE QLOCAL('%1$s') MAXDEPTH(%2$s) MAXMSGL(10485760) MONQ(MEDIUM) +
             QDEPTHHI(1) QDEPTHLO(0) QDPMAXEV(ENABLED) QDPHIEV(ENABLED) QDPLOEV(ENABLED) NOREPLACE
      ALTER QLOCAL('%1$s') DEFPSIST(YES) %3$s
      """;

  private IbmMqScript() {}

  static String of(List<Queue> all) {
    List<Queue> queues = sentTo(all);
    StringBuilder script = new StringBuilder(HEAD);
    USERS.forEach(
        user ->
            script.append(
                "SET AUTHREC OBJTYPE(QMGR) PRINCIPAL('%s') AUTHADD(CONNECT,INQ)\n"
                    .formatted(user)));
    script.append(COMMANDS);
    script.append(QUEUE.formatted(Queues.BACKOUT, DEEPEST, "BOTHRESH(0) SHARE DEFSOPT(SHARED)"));
    USERS.forEach(user -> script.append(right(Queues.BACKOUT, user, backoutRights(user))));
    for (Queue queue : queues) {
      script.append('\n').append(QUEUE.formatted(queue.name(), depth(queue), settings(queue)));
      USERS.forEach(user -> script.append(right(queue.name(), user, rights(queue, user))));
    }
    return script.toString();
  }

  /**
   * Where Artemis lays what it gives up, IBM MQ lays nothing: its client uses the backout queue.
   */
  static List<Queue> sentTo(List<Queue> all) {
    return all.stream().filter(queue -> !queue.senders().isEmpty()).toList();
  }

  /**
   * Our receivers count attempts themselves, so the threshold is the greatest there is: a lower one
   * would take good messages out of the queue in a long outage. One process receives at a time
   * where messages have an order.
   */
  private static String settings(Queue queue) {
    return "BOQNAME('%s') BOTHRESH(999999999) HARDENBO %s"
        .formatted(
            Queues.BACKOUT,
            Queues.ORDERED.contains(queue.name())
                ? "NOSHARE DEFSOPT(EXCL)"
                : "SHARE DEFSOPT(SHARED)");
  }

  /** What nobody receives takes no more than this, and neither does what is soon outdated. */
  private static String depth(Queue queue) {
    return switch (queue.name()) {
      case Queues.OVERSIZED -> "20";
      case Queues.TELEMETRY -> "1000";
      default -> DEEPEST;
    };
  }

  private static String right(String queue, String user, String rights) {
    return rights.isEmpty()
        ? ""
        : "SET AUTHREC PROFILE('%s') OBJTYPE(QUEUE) PRINCIPAL('%s') AUTHADD(%s)\n"
            .formatted(queue, user, rights);
  }

  /** The client passes a message on with all that it says of its sender. */
  private static String backoutRights(String user) {
    return switch (user) {
      case "billing" -> "PUT,PASSALL,GET,BROWSE,INQ";
      case "operations" -> "PUT,PASSALL,GET,BROWSE,INQ,DSP";
      default -> "PUT,PASSALL,INQ";
    };
  }

  /** Who receives may also ask whether there is a backout queue, as the client does. */
  private static String rights(Queue queue, String user) {
    boolean sends = queue.senders().contains(user);
    boolean receives = queue.receivers().contains(user);
    boolean looks = user.equals("operations");
    return Stream.of(
            sends ? "PUT" : "",
            receives ? "GET" : "",
            receives || (looks && !Queues.CONFIDENTIAL.contains(queue.name())) ? "BROWSE" : "",
            receives || looks || sends ? "INQ" : "",
            looks ? "DSP" : "")
        .filter(right -> !right.isEmpty())
        .collect(Collectors.joining(","));
  }
}
