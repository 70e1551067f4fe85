package com.sysopsquad.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The packaged product: where its jars are in the source tree. */
final class Product {

  private final Path root;

  private Product(Path root) {
    this.root = root;
  }

  /** The source tree in which this process works. */
  static Product here() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("config/local-platform"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("Start this inside the source tree of the product");
    }
    return new Product(folder);
  }

  Path root() {
    return root;
  }

  Path operations() {
    return only("batch-jobs/target", "batch-jobs-*-exec.jar");
  }

  Path portal() {
    return only("customer-portal/target", "customer-portal-*-exec.jar");
  }

  /** The class path of the local platform. */
  String platform() {
    Path jar = only("config/local-platform/target", "local-platform-*.jar");
    return jar + ":" + jar.resolveSibling("lib") + "/*";
  }

  private Path only(String folder, String name) {
    Path in = root.resolve(folder);
    if (Files.isDirectory(in)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(in, name)) {
        for (Path jar : found) {
          return jar;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    throw new IllegalStateException(
        "%s/%s is missing: package everything first, as ./test does".formatted(folder, name));
  }
}
