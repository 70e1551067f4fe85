package com.sysopsquad.system.messages;

import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.platform.launch.Part;
import com.sysopsquad.platform.launch.RunningProcess;
import com.sysopsquad.system.Installation;
import com.sysopsquad.system.Waiting;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueBrowser;
import jakarta.jms.QueueRequestor;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.springframework.util.FileSystemUtils;

/**
 * A database server, a broker, two senders and two receivers, each in its own process. The second
 * sender and the second receiver reach the servers over connections that can be cut.
 */
final class MessageWorld implements AutoCloseable {

  /** The processes that write and read. */
  enum Person {
    SENDER_1,
    SENDER_2,
    RECEIVER_1,
    RECEIVER_2;

    boolean sends() {
      return this == SENDER_1 || this == SENDER_2;
    }

    /** The other one of the same kind. */
    Person other() {
      return switch (this) {
        case SENDER_1 -> SENDER_2;
        case SENDER_2 -> SENDER_1;
        case RECEIVER_1 -> RECEIVER_2;
        case RECEIVER_2 -> RECEIVER_1;
      };
    }

    boolean onWires() {
      return this == SENDER_2 || this == RECEIVER_2;
    }

    String label() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** After this time, everyone considers a silent peer dead. */
  static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  // The class path may be relative.
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final List<String> DATABASES =
      List.of("SYSOPS_BILLING_DB_URL", "SYSOPS_CUSTOMER_DB_URL");

  private static final int LAST_LINES = 40;

  private final Installation installation;
  private final long seed;
  private final TornWire toDatabase;
  private final TornWire toBroker;
  private final Map<Person, RunningProcess> people = new EnumMap<>(Person.class);
  private int started;

  private MessageWorld(Installation installation, long seed) {
    this.installation = installation;
    this.seed = seed;
    this.toDatabase = TornWire.to(port(installation.setting("SYSOPS_BILLING_DB_URL").substring(5)));
    this.toBroker = TornWire.to(port(installation.setting("SYSOPS_BROKER_URL")));
  }

  /** Starts all of them in an empty folder. */
  static MessageWorld start(Path folder, long seed) {
    Installation installation = Installation.in(folder, Map.of());
    try {
      installation.start(Part.DATABASE, Part.BROKER);
      Subjects.create(installation::setting);
      MessageWorld world = new MessageWorld(installation, seed);
      for (Person person : Person.values()) {
        world.launch(person);
      }
      return world;
    } catch (RuntimeException e) {
      installation.close();
      throw e;
    }
  }

  Installation installation() {
    return installation;
  }

  List<Ledger> ledgers() {
    return Stream.of(Person.values())
        .filter(Person::sends)
        .map(person -> Ledger.of(ledger(person), Subjects.COUNT))
        .toList();
  }

  /** Starts a process, which dies at the given moment if there is one; does not wait. */
  void launch(Person person, String... moment) {
    launch(person, Duration.ZERO, moment);
  }

  /** Starts a process whose clock is ahead of all others; does not wait. */
  void launchAhead(Person person, Duration ahead) {
    launch(person, ahead);
  }

  private void launch(Person person, Duration ahead, String... moment) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Duser.timezone=UTC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            Correspondent.class.getName()));
    if (person.sends()) {
      command.addAll(List.of("sender", String.valueOf(seed + started), ledger(person).toString()));
    } else {
      command.add("receiver");
    }
    command.addAll(List.of(moment));
    started++;
    Path folder = installation.folder();
    Map<String, String> environment = environment(person);
    environment.put(Correspondent.AHEAD, ahead.toString());
    people.put(
        person,
        RunningProcess.start(
            command, HERE, environment, folder.resolve("log/" + person.label() + ".out")));
  }

  void kill(Person person) {
    process(person).kill();
  }

  boolean isAlive(Person person) {
    return process(person).isAlive();
  }

  void pause(Person person) {
    process(person).pause();
  }

  void goOn(Person person) {
    process(person).goOn();
  }

  /** Kills a server, if it is still running, and starts it again. */
  void restart(Part server) {
    installation.kill(server);
    installation.launch(server);
    installation.awaitReady(server);
  }

  /** How many messages are at the broker, but no more than the given number. */
  int waitingAtBroker(int atMost) {
    try (Connection connection =
            MessageQuantum.broker(installation::setting, "OPERATIONS").connect();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
        QueueBrowser browser = session.createBrowser(session.createQueue(Queues.INVOICE))) {
      connection.start();
      Enumeration<?> messages = browser.getEnumeration();
      int count = 0;
      while (count < atMost && messages.hasMoreElements()) {
        messages.nextElement();
        count++;
      }
      return count;
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether so much waits at the broker that it writes messages to pages. */
  boolean isPaging() {
    try (Stream<Path> files = Files.walk(installation.folder().resolve("broker/paging"))) {
      return files.anyMatch(file -> file.toString().endsWith(".page"));
    } catch (IOException | UncheckedIOException vanished) {
      return false;
    }
  }

  /** How many receivers the broker knows; it gives messages to one of them. */
  int receiversAtBroker() {
    try (Connection connection =
            MessageQuantum.broker(installation::setting, "OPERATIONS").connect();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      QueueRequestor requestor =
          new QueueRequestor((QueueSession) session, session.createQueue("activemq.management"));
      connection.start();
      Message request = session.createMessage();
      JMSManagementHelper.putAttribute(
          request, ResourceNames.QUEUE + Queues.INVOICE, "consumerCount");
      return (int) JMSManagementHelper.getResult(requestor.request(request), Integer.class);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Keeps a copy of everything that the broker has stored. */
  void copyBroker() {
    installation.kill(Part.BROKER);
    copy("broker", "broker-copy");
    installation.start(Part.BROKER);
  }

  /** Starts the broker with the copy instead of its current data. */
  void restoreBroker() {
    installation.kill(Part.BROKER);
    copy("broker-copy", "broker");
    installation.start(Part.BROKER);
  }

  private void copy(String from, String to) {
    try {
      FileSystemUtils.deleteRecursively(installation.folder().resolve(to));
      FileSystemUtils.copyRecursively(
          installation.folder().resolve(from), installation.folder().resolve(to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void tearWires() {
    toDatabase.tear();
    toBroker.tear();
  }

  void silenceWires() {
    toDatabase.fallSilent();
    toBroker.fallSilent();
  }

  void mendWires() {
    toDatabase.mend();
    toBroker.mend();
  }

  /** Restarts the processes that have ended, as a supervisor does. */
  void revive() {
    for (Person person : Person.values()) {
      if (!isAlive(person)) {
        launch(person);
      }
    }
  }

  /** Restarts whichever server has ended, as a supervisor does. */
  void reviveServers() {
    for (Part server : List.of(Part.DATABASE, Part.BROKER)) {
      if (!installation.isRunning(server)) {
        installation.launch(server);
      }
    }
  }

  /** Returns when a process that dies automatically is dead. */
  void awaitDeath(Person person) {
    Waiting.until(person.label() + " is dead", START_LIMIT, () -> !isAlive(person));
  }

  String lastWords() {
    List<String> words = new ArrayList<>(List.of(installation.lastWords()));
    people.forEach(
        (person, process) -> words.add(person.label() + ":\n" + process.lastWords(LAST_LINES)));
    return String.join("\n\n", words);
  }

  @Override
  public void close() {
    people.values().forEach(RunningProcess::kill);
    toDatabase.close();
    toBroker.close();
    installation.close();
  }

  private RunningProcess process(Person person) {
    RunningProcess process = people.get(person);
    if (process == null) {
      throw new IllegalStateException(person.label() + " was not started");
    }
    return process;
  }

  private Path ledger(Person person) {
    return installation.folder().resolve(person.label() + ".ledger");
  }

  private Map<String, String> environment(Person person) {
    Map<String, String> environment = new TreeMap<>(installation.settings());
    environment.computeIfPresent(
        "SYSOPS_BROKER_URL",
        (name, url) ->
            (person.onWires() ? through(toBroker, url) : url)
                + "?connectionTtl=%1$d&clientFailureCheckPeriod=%2$d&callTimeout=%1$d"
                    .formatted(PATIENCE.toMillis(), PATIENCE.toMillis() / 2));
    for (String database : DATABASES) {
      environment.computeIfPresent(
          database,
          (name, url) ->
              (person.onWires() ? through(toDatabase, url) : url)
                  + "?socketTimeout=%d&options=-c%%20idle_in_transaction_session_timeout=%d"
                      .formatted(PATIENCE.toSeconds(), PATIENCE.toMillis()));
    }
    return environment;
  }

  private static String through(TornWire wire, String url) {
    return url.replaceFirst(":[0-9]+", ":" + wire.port());
  }

  private static int port(String url) {
    return URI.create(url).getPort();
  }
}
