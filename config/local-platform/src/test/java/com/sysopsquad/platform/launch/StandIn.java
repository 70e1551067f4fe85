package com.sysopsquad.platform.launch;

import com.sun.net.httpserver.HttpServer;
import com.sysopsquad.platform.Ports;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What a part of the product looks like from outside, without the product in it. */
final class StandIn {

  private StandIn() {}

  /** Runs until it is told to stop, or until a file named after it tells it how to end. */
  public static void main(String[] arguments) throws Exception {
    String name = System.getProperty("sysops.process", "client");
    if (name.equals("client")) {
      return;
    }
    Path folder = Path.of(System.getProperty("sysops.var"));
    failIfTold(folder, name);
    if (name.equals("platform")) {
      startPlatform(folder, Integer.parseInt(List.of(arguments).get(3)));
      System.out.println("platform ready: stand-in");
    } else {
      serve(
          Integer.parseInt(
              System.getenv("SYSOPS_" + name.toUpperCase(java.util.Locale.ROOT) + "_PORT")));
    }
    while (true) {
      failIfTold(folder, name);
      if (Files.deleteIfExists(folder.resolve(name + ".grows"))) {
        byte[] all = new byte[1 << 20];
        while (all.length > 0) {
          all = Arrays.copyOf(all, all.length * 2);
        }
      }
      Thread.sleep(50);
    }
  }

  private static void failIfTold(Path folder, String name) {
    if (Files.exists(folder.resolve(name + ".fails"))) {
      System.out.println("it cannot be");
      System.exit(1);
    }
  }

  private static void startPlatform(Path folder, int offset) throws Exception {
    Ports ports = Ports.withOffset(offset);
    Files.writeString(
        folder.resolve("operations.env"), "SYSOPS_OPERATIONS_PORT=" + ports.operations() + "\n");
    Files.writeString(folder.resolve("portal.env"), "SYSOPS_PORTAL_PORT=" + ports.portal() + "\n");
  }

  private static void serve(int port) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }
}
