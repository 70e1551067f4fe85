package com.sysopsquad.flows.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes key stores and trust stores with the JDK's own keytool. */
final class Certificates {

  private static final String PASSWORD = "changeit";

  private final Path folder;

  Certificates(Path folder) {
    this.folder = folder;
  }

  /** A key pair with a certificate for localhost, signed by itself; as parameters of a URL. */
  String keyStore(String owner) throws IOException, InterruptedException {
    Path store = folder.resolve(owner + ".p12");
    keytool(
        store,
        "-genkeypair -keyalg EC -groupname secp256r1 -validity 2 -dname CN=localhost -ext"
            + " SAN=dns:localhost -alias "
            + owner);
    return "keyStorePath=%s;keyStorePassword=%s".formatted(store, PASSWORD);
  }

  /** What somebody trusts who knows the owner's certificate only; as parameters of a URL. */
  String trusting(String owner) throws IOException, InterruptedException {
    Path certificate = folder.resolve(owner + ".pem");
    Path store = folder.resolve("trusting-" + owner + ".p12");
    keytool(
        folder.resolve(owner + ".p12"),
        "-exportcert -rfc -alias %s -file %s".formatted(owner, certificate));
    keytool(store, "-importcert -noprompt -alias %s -file %s".formatted(owner, certificate));
    return "trustStorePath=%s;trustStorePassword=%s".formatted(store, PASSWORD);
  }

  private static void keytool(Path store, String command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    words.addAll(List.of(command.split(" ", -1)));
    words.addAll(
        List.of("-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD));
    Process keytool = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor()).as(said).isZero();
  }
}
