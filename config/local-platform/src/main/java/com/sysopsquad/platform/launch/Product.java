package com.sysopsquad.platform.launch;

import java.nio.file.Files;
import java.nio.file.Path;

/** The source tree of the product, with the packaged programs in it. */
public record Product(Path root) {

  /** The source tree in which this process works. */
  public static Product here() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("config/local-platform"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("Start this inside the source tree");
    }
    return new Product(folder);
  }

  /** The program of a module, for example {@code customer-portal}; it must have been packaged. */
  public Path program(String module) {
    Path folder = root.resolve(module);
    Path jar = folder.resolve("target").resolve(folder.getFileName() + ".jar");
    if (!Files.isReadable(jar)) {
      throw new IllegalStateException(jar + " is missing: package everything first");
    }
    return jar;
  }
}
