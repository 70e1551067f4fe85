package com.sysopsquad.system;

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
    return application("batch-jobs");
  }

  Path portal() {
    return application("customer-portal");
  }

  Path platform() {
    return application("config/local-platform");
  }

  private Path application(String module) {
    Path folder = root.resolve(module);
    Path jar = folder.resolve("target").resolve(folder.getFileName() + ".jar");
    if (!Files.isReadable(jar)) {
      throw new IllegalStateException(
          "%s is missing: package everything first, as ./test does".formatted(jar));
    }
    return jar;
  }
}
