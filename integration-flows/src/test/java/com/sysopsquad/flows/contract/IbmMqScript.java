package com.sysopsquad.flows.contract;

import com.sysopsquad.flows.contract.BrokerQueues.BrokerQueue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The script (MQSC) that makes every queue of the broker, and its rights, on a queue manager. */
final class IbmMqScript {

  private static final String HEAD =
      """
      * Every queue of queues.csv on IBM MQ, and who may use it. Generated: docs/ibm-mq.md says how.
      * Run it as an administrator of MQ:  runmqsc QMGR < config/broker/ibm-mq.mqsc
      * The users (customer, billing, catalogue, reporting, operations) must be known to the operating system or LDAP.

      * A dead letter quotes the body of another message, so 10 MiB must fit.
      ALTER QMGR MAXMSGL(10485760) DEADQ('DLQ')
      DEFINE CHANNEL('SYSOPS.SVRCONN') CHLTYPE(SVRCONN) TRPTYPE(TCP) MAXMSGL(10485760) SHARECNV(10) REPLACE

      * With TLS:  ALTER CHANNEL('SYSOPS.SVRCONN') CHLTYPE(SVRCONN) SSLCIPH('ANY_TLS13_OR_HIGHER') SSLCAUTH(OPTIONAL)
      """;

  private IbmMqScript() {}

  static String of(List<BrokerQueue> queues) {
    StringBuilder script = new StringBuilder(HEAD);
    List<String> users =
        queues.stream()
            .flatMap(queue -> Stream.concat(queue.senders().stream(), queue.receivers().stream()))
            .distinct()
            .sorted()
            .toList();
    script.append('\n');
    for (String user : users) {
      script.append(
          "SET AUTHREC OBJTYPE(QMGR) PRINCIPAL('%s') AUTHADD(CONNECT,INQ)\n".formatted(user));
    }
    script.append(
        """

        * Operations asks the command server for depths and settings.
        SET AUTHREC PROFILE('SYSTEM.ADMIN.COMMAND.QUEUE') OBJTYPE(QUEUE) PRINCIPAL('operations') AUTHADD(PUT,INQ,DSP)
        SET AUTHREC PROFILE('SYSTEM.DEFAULT.MODEL.QUEUE') OBJTYPE(QUEUE) PRINCIPAL('operations') AUTHADD(GET,DSP)
        """);
    queues.forEach(queue -> script.append(queue(queue)));
    return script.toString();
  }

  /**
   * Our receivers count attempts themselves, so the threshold is the greatest there is: a lower one
   * would take good messages out of the queue in a long outage.
   */
  private static String queue(BrokerQueue queue) {
    String name = queue.name();
    String backout =
        queue.senders().isEmpty() ? "BOTHRESH(0)" : "BOQNAME('DLQ') BOTHRESH(999999999)";
    String definition =
        """

        DEFINE QLOCAL('%s') DEFPSIST(YES) MAXDEPTH(1000000) MAXMSGL(10485760) +
               %s HARDENBO SHARE DEFSOPT(SHARED) REPLACE
        """
            .formatted(name, backout);
    return Stream.of("customer", "billing", "catalogue", "reporting", "operations")
        .filter(user -> !rights(queue, user).isEmpty())
        .map(
            user ->
                "SET AUTHREC PROFILE('%s') OBJTYPE(QUEUE) PRINCIPAL('%s') AUTHADD(%s)\n"
                    .formatted(name, user, rights(queue, user)))
        .collect(Collectors.joining("", definition, ""));
  }

  /** Who receives may also ask whether there is a backout queue, as the client does. */
  private static String rights(BrokerQueue queue, String user) {
    boolean sends = queue.senders().contains(user);
    boolean receives = queue.receivers().contains(user);
    boolean looks = user.equals("operations");
    return Stream.of(
            sends ? "PUT" : "",
            receives ? "GET" : "",
            receives || looks ? "BROWSE" : "",
            receives || looks || sends ? "INQ" : "",
            looks ? "DSP" : "")
        .filter(right -> !right.isEmpty())
        .collect(Collectors.joining(","));
  }
}
