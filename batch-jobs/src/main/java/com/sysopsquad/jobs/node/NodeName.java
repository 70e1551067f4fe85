package com.sysopsquad.jobs.node;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.core.env.Environment;

/** The name of this process: host and port; host and process id if it listens on no port. */
final class NodeName {

  private NodeName() {}

  static String of(RunSettings settings, Environment environment) {
    if (settings.nodeName() != null && !settings.nodeName().isBlank()) {
      return settings.nodeName();
    }
    boolean web = !"none".equals(environment.getProperty("spring.main.web-application-type"));
    int port = environment.getProperty("server.port", Integer.class, 0);
    return host() + (web && port > 0 ? ":" + port : "#" + ProcessHandle.current().pid());
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException unknown) {
      return "localhost";
    }
  }
}
