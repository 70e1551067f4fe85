package com.sysopsquad.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** The TCP ports of one installation, all on the loopback interface. */
public record Ports(
    int portal,
    int operations,
    int portalManagement,
    int operationsManagement,
    int database,
    int broker,
    int provider,
    int mail) {

  private static final Ports STANDARD = new Ports(8080, 8081, 8082, 8083, 54320, 61616, 8090, 8025);

  /** The "bad ports" of the fetch standard that are not reserved for the system. */
  private static final Set<Integer> REFUSED_BY_BROWSERS =
      Set.of(
          1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668,
          6669, 6679, 6697, 10080);

  /** The usual ports, shifted by an offset so that installations can run side by side. */
  public static Ports withOffset(int offset) {
    return new Ports(
        STANDARD.portal + offset,
        STANDARD.operations + offset,
        STANDARD.portalManagement + offset,
        STANDARD.operationsManagement + offset,
        STANDARD.database + offset,
        STANDARD.broker + offset,
        STANDARD.provider + offset,
        STANDARD.mail + offset);
  }

  /** Whether browsers open the pages and the answers at these ports. */
  public boolean areOpenedByBrowsers() {
    return IntStream.of(portal, operations, portalManagement, operationsManagement, provider)
        .noneMatch(REFUSED_BY_BROWSERS::contains);
  }

  /** Ports that were free a moment ago, below those that the system assigns to clients. */
  static Ports free() {
    Set<Integer> found = new LinkedHashSet<>();
    while (found.size() < 8) {
      int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
      if (isFree(port)) {
        found.add(port);
      }
    }
    List<Integer> ports = List.copyOf(found);
    return new Ports(
        ports.get(0),
        ports.get(1),
        ports.get(2),
        ports.get(3),
        ports.get(4),
        ports.get(5),
        ports.get(6),
        ports.get(7));
  }

  /** Rejects a port on which another process listens. */
  static void requireFree(String part, int port) {
    if (!isFree(port)) {
      throw new PlatformException(
          "port "
              + port
              + " ("
              + part
              + ") is in use: stop the process that uses it, or choose other ports with --port-offset");
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
