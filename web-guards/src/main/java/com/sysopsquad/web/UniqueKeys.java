package com.sysopsquad.web;

import org.springframework.core.NestedExceptionUtils;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.json.JsonMapper;

/** JSON in which each object has each key once, since it is unclear which of two was meant. */
public final class UniqueKeys {

  private UniqueKeys() {}

  /** Builds a mapper like this one that rejects a key that appears twice, known or not. */
  public static JsonMapper.Builder required(JsonMapper json) {
    return json.rebuild().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
  }

  /** Whether JSON could not be read because a key appears twice. */
  public static boolean areMissing(Exception failure) {
    return NestedExceptionUtils.getMostSpecificCause(failure) instanceof StreamReadException cause
        && String.valueOf(cause.getMessage()).startsWith("Duplicate");
  }
}
