package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.message.Contract;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Contracts as JSON text, the same in every process whatever it has configured for its web pages.
 * Unknown fields are ignored; a field that is missing and not {@link Nullable} makes the message
 * malformed.
 */
final class ContractJson {

  private final JsonMapper mapper =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  String write(Contract contract) {
    return mapper.writeValueAsString(contract);
  }

  <T extends Contract> T read(String body, Class<T> contract) throws MalformedBody {
    @Nullable T value;
    try {
      value = mapper.readValue(body, contract);
    } catch (JacksonException malformed) {
      throw new MalformedBody(
          "The body is no " + contract.getSimpleName() + ": " + where(malformed));
    }
    if (value == null) {
      throw new MalformedBody("The body is no " + contract.getSimpleName() + " but null");
    }
    requireComplete(value, contract.getSimpleName());
    return value;
  }

  /** The cause without the source, which could hold what nobody may read. */
  private static String where(JacksonException malformed) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : malformed.getPath()) {
      path.append('/')
          .append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
    }
    return malformed.getClass().getSimpleName() + " at '" + path + "'";
  }

  private static void requireComplete(Object value, String path) throws MalformedBody {
    if (value instanceof List<?> elements) {
      for (int i = 0; i < elements.size(); i++) {
        requirePresent(elements.get(i), path + "/" + i);
      }
    } else if (value instanceof Record) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
          requirePresent(read(value, component), path + "/" + component.getName());
        }
      }
    }
  }

  private static void requirePresent(@Nullable Object value, String path) throws MalformedBody {
    if (value == null) {
      throw new MalformedBody("The body has no " + path);
    }
    requireComplete(value, path);
  }

  private static @Nullable Object read(Object value, RecordComponent component) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("Cannot read " + component, impossible);
    }
  }

  /** A body that is not what its type says. */
  static final class MalformedBody extends Exception {

    private static final long serialVersionUID = 1;

    MalformedBody(String reason) {
      super(reason);
    }
  }
}
