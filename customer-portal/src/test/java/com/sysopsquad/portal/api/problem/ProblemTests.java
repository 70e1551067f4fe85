package com.sysopsquad.portal.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

class ProblemTests {

  @Test
  void eachKindHasATitleAndADetailAndNothingElseHas() throws Exception {
    Properties texts =
        PropertiesLoaderUtils.loadProperties(new ClassPathResource("messages/api.properties"));
    Set<String> told =
        texts.stringPropertyNames().stream()
            .filter(key -> key.matches(".*\\.(title|detail)"))
            .collect(Collectors.toSet());

    assertThat(told)
        .isEqualTo(
            Arrays.stream(Problem.Kind.values())
                .flatMap(kind -> Stream.of(kind.titleCode(), kind.detailCode()))
                .collect(Collectors.toSet()));
  }
}
