package com.sysopsquad.platform;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.nativo.jlibaio.LibaioContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Artemis broker with every queue of {@code config/broker/queues.csv}: persistent, each user
 * limited to its own queues, nothing created or deleted automatically, nothing dropped.
 */
public final class EmbeddedBroker implements AutoCloseable {

  static final List<String> USERS =
      List.of("customer", "billing", "sysops", "reporting", "operations");

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
  private static final String OPERATIONS = "operations";

  /** Work for many consumers, in any order; all other messages have an order. */
  private static final String PARTITIONS = "BILLING.PARTITION";

  /** Messages that are too large for their receivers, each of up to 256 MB. */
  private static final String OVERSIZED = "OPS.OVERSIZED";

  /** Cards, and emails with the links in them: only their receivers may see them. */
  private static final Set<String> CONFIDENTIAL =
      Set.of("BILLING.CARD_REGISTRATION", "CUSTOMER.NOTIFICATION", "CUSTOMER.EMAIL_AWAITED");

  private static final long MOST_OVERSIZED = 20;

  /** What processes report of themselves: soon outdated, so it never fills the disk. */
  private static final String TELEMETRY = "OPS.TELEMETRY";

  private static final long MOST_REPORTS = 1_000;

  /** With less, senders have to wait until there is space again. */
  private static final long LEAST_DISK_SPACE = 256L << 20;

  /**
   * Prefix of the names of the broker's operations, each of which is an address for a permission.
   */
  private static final String ASKING = "mops.";

  /**
   * The queries that operations may send to the broker. None of them shows a message or changes
   * anything.
   */
  private static final List<String> QUESTIONS =
      List.of("listQueues", "listConsumers", "listAllConsumersAsJSON", "getAddressSettingsAsJSON");

  private static final List<String> COUNTS = List.of("getMessageCount", "getConsumerCount");

  private static final int CANNOT_WRITE = 1;

  private static final long SHORTEST_BUFFER_NANOS = 50_000;
  private static final long LONGEST_BUFFER_NANOS = 1_000_000;

  static {
    // Artemis frees the buffers with which it reads its journal through Netty, which can do so only
    // by means of
    // sun.misc.Unsafe and leaves that alone on Java 25 unless told otherwise. Without it a broker
    // that holds messages does
    // not start again.
    if (System.getProperty("io.netty.noUnsafe") == null) {
      System.setProperty("io.netty.noUnsafe", "false");
    }
  }

  private final EmbeddedActiveMQ server;
  private final int port;
  private final List<QueueList.Queue> queues;
  private final FileChannel occupied;

  private EmbeddedBroker(
      EmbeddedActiveMQ server, int port, List<QueueList.Queue> queues, FileChannel occupied) {
    this.server = server;
    this.port = port;
    this.queues = queues;
    this.occupied = occupied;
  }

  /**
   * Starts the broker; returns when it accepts connections.
   *
   * @param folder keeps journal, bindings, pages and large messages between starts
   */
  static EmbeddedBroker start(Path folder, int port, Secrets secrets) {
    return start(folder, port, secrets, "");
  }

  /**
   * The same with additional parameters of its acceptor, such as those of TLS.
   *
   * @param transport in the form {@code name=value;name=value}, or empty
   */
  static EmbeddedBroker start(Path folder, int port, Secrets secrets, String transport) {
    Ports.requireFree("broker", port);
    try {
      PrivateFiles.folder(folder);
      FileChannel occupied = PrivateFiles.occupy(folder, "broker");
      List<QueueList.Queue> queues = QueueList.read();
      EmbeddedBroker broker =
          new EmbeddedBroker(
              server(configuration(folder, port, queues, transport), secrets),
              port,
              queues,
              occupied);
      LOG.info("Broker ready: Artemis on port {}, {} queues in {}", port, queues.size(), folder);
      return broker;
    } catch (PlatformException e) {
      throw e;
    } catch (Exception e) {
      throw new PlatformException("the broker does not start: " + e.getMessage(), e);
    }
  }

  private static EmbeddedActiveMQ server(Configuration configuration, Secrets secrets)
      throws Exception {
    EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    server.setConfiguration(configuration);
    server.setSecurityManager(new BrokerUsers(passwords(secrets)));
    server.start();
    if (!server.getActiveMQServer().isActive()) {
      server.stop();
      throw new PlatformException("the broker did not become active, see its log");
    }
    return server;
  }

  /**
   * From now on this process ends at once, as in a crash, when the broker cannot write to its disk.
   * Artemis by itself goes on for a moment; what it then appends behind an incomplete record cannot
   * be read any more, although its sender was told that it is safe.
   */
  EmbeddedBroker endingWithItsDisk() {
    server
        .getActiveMQServer()
        .registerIOCriticalErrorListener(
            (cause, message, file) -> {
              LOG.error("The broker cannot write to its disk and ends: {}", cause.getMessage());
              Runtime.getRuntime().halt(CANNOT_WRITE);
            });
    return this;
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** Removes every message, so that one test does not see those of another. */
  public void purge() {
    try {
      for (QueueList.Queue queue : queues) {
        server.getActiveMQServer().locateQueue(SimpleString.of(queue.name())).deleteAllReferences();
      }
    } catch (Exception e) {
      throw new PlatformException("the broker's queues cannot be emptied", e);
    }
  }

  /** Gives up every message of a queue, as after its last delivery, for tests. */
  void giveUp(String queue) {
    try {
      server
          .getActiveMQServer()
          .locateQueue(SimpleString.of(queue))
          .sendMessagesToDeadLetterAddress(null);
    } catch (Exception e) {
      throw new PlatformException("the messages of " + queue + " cannot be given up", e);
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
      occupied.close();
      LOG.info("Broker stopped");
    } catch (Exception e) {
      throw new PlatformException("the broker does not stop: " + e.getMessage(), e);
    }
  }

  private static Configuration configuration(
      Path folder, int port, List<QueueList.Queue> queues, String transport) throws Exception {
    Configuration broker =
        new ConfigurationImpl()
            .setName("sysops-squad")
            .setPersistenceEnabled(true)
            .setSecurityEnabled(true)
            // Each message shows its real sender, whatever its sender has written there.
            .setPopulateValidatedUser(true)
            .setJMXManagementEnabled(true)
            .setBindingsDirectory(folder.resolve("bindings").toString())
            .setJournalDirectory(folder.resolve("journal").toString())
            .setLargeMessagesDirectory(folder.resolve("large-messages").toString())
            .setPagingDirectory(folder.resolve("paging").toString())
            .setJournalSyncTransactional(true)
            .setJournalSyncNonTransactional(true)
            .setJournalDatasync(true)
            .setPersistIDCache(false)
            .setGlobalMaxSize(Math.max(64L << 20, Runtime.getRuntime().maxMemory() / 4))
            .setMinDiskFree(LEAST_DISK_SPACE)
            .setMessageCounterEnabled(true)
            .setMessageExpiryScanPeriod(5_000);
    // A user who may query the broker may not do everything else: each operation has its own
    // permission.
    broker.setManagementMessageRbac(true);
    broker.addAcceptorConfiguration(
        "core",
        "tcp://localhost:" + port + "?protocols=CORE;useEpoll=false;useKQueue=false;" + transport);
    journal(broker, folder);
    addresses(broker, queues);
    permissions(broker, queues);
    return broker;
  }

  /**
   * The journal collects commits for the time of its buffer timeout before it syncs them together.
   * The default of 3.3 ms suits slow disks and limits a single sender to 260 commits per second;
   * the best value is about one sync of the actual disk.
   */
  private static void journal(Configuration broker, Path folder) throws IOException {
    Duration sync = SyncCalibration.measure(folder);
    long nanos = Math.clamp(sync.toNanos(), SHORTEST_BUFFER_NANOS, LONGEST_BUFFER_NANOS);
    JournalType type = LibaioContext.isLoaded() ? JournalType.ASYNCIO : JournalType.NIO;
    broker
        .setJournalType(type)
        .setJournalBufferTimeout_AIO((int) nanos)
        .setJournalBufferTimeout_NIO((int) nanos)
        .setJournalFileSize(10 << 20)
        .setJournalMinFiles(2)
        .setJournalPoolFiles(20);
    LOG.info(
        "Broker journal: {}, a sync takes {} µs here, buffer timeout {} µs",
        type,
        sync.toNanos() / 1_000,
        nanos / 1_000);
  }

  private static void addresses(Configuration broker, List<QueueList.Queue> queues) {
    // Our consumers count attempts themselves, so the broker redelivers forever, and at once: a
    // message that waits would be overtaken by those behind it.
    broker.addAddressSetting(
        "#",
        new AddressSettings()
            .setAutoCreateQueues(false)
            .setAutoCreateAddresses(false)
            .setAutoDeleteQueues(false)
            .setAutoDeleteAddresses(false)
            .setMaxDeliveryAttempts(-1)
            .setRedeliveryDelay(0)
            .setDeadLetterAddress(SimpleString.of("DLQ"))
            .setExpiryAddress(SimpleString.of("EXPIRY"))
            .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
            .setPageSizeBytes(2 << 20)
            .setDefaultAddressRoutingType(RoutingType.ANYCAST)
            .setDefaultQueueRoutingType(RoutingType.ANYCAST));
    // A message here is minutes of work: a consumer takes the next one when it is free, and does
    // not prefetch.
    broker.addAddressSetting(PARTITIONS, new AddressSettings().setDefaultConsumerWindowSize(0));
    // Messages that are too large wait here for a person. Nothing empties the queue automatically,
    // so it is limited to this number.
    broker.addAddressSetting(
        OVERSIZED,
        new AddressSettings()
            .setMaxSizeMessages(MOST_OVERSIZED)
            .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL));
    broker.addAddressSetting(
        TELEMETRY,
        new AddressSettings()
            .setMaxSizeMessages(MOST_REPORTS)
            .setAddressFullMessagePolicy(AddressFullMessagePolicy.DROP));
    for (QueueList.Queue queue : queues) {
      broker.addAddressConfiguration(
          new CoreAddressConfiguration()
              .setName(queue.name())
              .addRoutingType(RoutingType.ANYCAST)
              .addQueueConfig(
                  QueueConfiguration.of(queue.name())
                      .setRoutingType(RoutingType.ANYCAST)
                      .setDurable(true)
                      // When a consumer's connection breaks, its messages are returned before
                      // another consumer gets any. Groups do not wait for that.
                      .setExclusive(!queue.name().equals(PARTITIONS))));
    }
  }

  private static void permissions(Configuration broker, List<QueueList.Queue> queues) {
    for (QueueList.Queue queue : queues) {
      Set<Role> roles = new HashSet<>();
      for (String user : USERS) {
        Role role = new Role();
        role.setName(user);
        role.setSend(queue.senders().contains(user));
        role.setConsume(queue.receivers().contains(user));
        role.setBrowse(
            queue.receivers().contains(user)
                || (user.equals(OPERATIONS) && !CONFIDENTIAL.contains(queue.name())));
        roles.add(role);
      }
      broker.putSecurityRoles(queue.name(), roles);
    }
    Role management = new Role();
    management.setName(OPERATIONS);
    management.setSend(true);
    management.setManage(true);
    broker.putSecurityRoles("activemq.management", Set.of(management));
    broker.putSecurityRoles("activemq.*", Set.of());
    Role looking = new Role();
    looking.setName(OPERATIONS);
    looking.setView(true);
    for (String question : QUESTIONS) {
      broker.putSecurityRoles(ASKING + "broker." + question, Set.of(looking));
    }
    for (QueueList.Queue queue : queues) {
      for (String count : COUNTS) {
        broker.putSecurityRoles(
            "%squeue.%s.%s".formatted(ASKING, queue.name(), count), Set.of(looking));
      }
    }
    // The broker answers a request on a temporary queue of the requester; its name is random, so
    // this matches only that queue.
    Role asking = new Role();
    asking.setName(OPERATIONS);
    asking.setConsume(true);
    asking.setSend(true);
    asking.setCreateAddress(true);
    asking.setDeleteAddress(true);
    asking.setCreateNonDurableQueue(true);
    asking.setDeleteNonDurableQueue(true);
    broker.putSecurityRoles("#", Set.of(asking));
  }

  private static Map<String, String> passwords(Secrets secrets) {
    Map<String, String> passwords = new LinkedHashMap<>();
    USERS.forEach(user -> passwords.put(user, secrets.password("broker." + user)));
    return passwords;
  }
}
