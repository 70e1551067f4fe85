package com.sysopsquad.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.platform.launch.Product;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProductIntegrationTests {

  static List<Path> applications() {
    Product product = Product.here();
    return Stream.of("batch-jobs", "customer-portal", "config/local-platform")
        .map(product::program)
        .toList();
  }

  /** Virtual threads that load classes out of one wait for each other for ever. */
  @ParameterizedTest
  @MethodSource("applications")
  void anApplicationHasNoJarWithinItsJar(Path application) throws IOException {
    try (JarFile jar = new JarFile(application.toFile())) {
      assertThat(jar.stream().map(entry -> entry.getName())).noneMatch(n -> n.endsWith(".jar"));
    }
  }

  @ParameterizedTest
  @MethodSource("applications")
  void theJarsThatAnApplicationNamesLieBesideIt(Path application) throws IOException {
    try (JarFile jar = new JarFile(application.toFile())) {
      String named = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);

      assertThat(Stream.of(named.split(" ")).map(application::resolveSibling))
          .isNotEmpty()
          .allSatisfy(library -> assertThat(library).isReadable());
    }
  }
}
