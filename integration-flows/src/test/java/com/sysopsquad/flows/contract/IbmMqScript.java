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

  private static final String DEEPEST = "999999999";

  private static final String HEAD =
      """
      * Every queue of queues.csv on IBM MQ, and who may use it. Generated: docs/ibm-mq.md says how.
      * Run it as an administrator of MQ:  runmqsc QMGR < config/broker/ibm-mq.mqsc
      * The users (customer, billing, sysops, reporting, operations) must be known to the operating system or LDAP.

      * A dead letter quotes the body of another message, so 10 MiB must fit.
      ALTER QMGR MAXMSGL(10485760)
      DEFINE CHANNEL('SYSOPS.SVRCONN') CHLTYPE(SVRCONN) TRPTYPE(TCP) MAXMSGL(10485760) SHARECNV(10) REPLACE

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
      DEFINE QLOCAL('%s') DEFPSIST(YES) MAXDEPTH(%s) MAXMSGL(10485760) +
             %s REPLACE
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
      script.append('\n').append(QUEUE.formatted(queue.name(), depth(queue), settings()));
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
   * would take good messages out of the queue in a long outage.
   */
  private static String settings() {
    return "BOQNAME('%s') BOTHRESH(999999999) HARDENBO SHARE DEFSOPT(SHARED)"
        .formatted(Queues.BACKOUT);
  }

  /** What nobody receives takes no more than this. */
  private static String depth(Queue queue) {
    return queue.name().equals(Queues.OVERSIZED) ? "20" : DEEPEST;
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
