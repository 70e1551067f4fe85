package com.sysopsquad.flows.delivery.wire;

import com.sysopsquad.flows.message.Contract;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Contracts as JSON text, the same in every process whatever it has configured for its web pages.
 * Unknown fields are ignored; a field that is missing and not {@link Nullable} makes the message
 * malformed.
 */
public final class ContractJson {

  /** Made once a class: each call of {@code getRecordComponents} makes new accessors. */
  private static final ClassValue<List<Method>> REQUIRED =
      new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
          return Stream.of(type.getRecordComponents())
              .filter(part -> !part.getAnnotatedType().isAnnotationPresent(Nullable.class))
              .map(RecordComponent::getAccessor)
              .toList();
        }
      };

  private final JsonMapper mapper =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  /** The body of a message. */
  public String write(Contract contract) {
    return mapper.writeValueAsString(contract);
  }

  /**
   * Reads the body of a message.
   *
   * @throws MalformedBody if it is not what the contract says
   */
  public <T extends Contract> T read(String body, Class<T> contract) throws MalformedBody {
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
        requirePresent(elements.get(i), path, Integer.toString(i));
      }
    } else if (value instanceof Record) {
      for (Method required : REQUIRED.get(value.getClass())) {
        requirePresent(read(value, required), path, required.getName());
      }
    }
  }

  private static void requirePresent(@Nullable Object value, String path, String name)
      throws MalformedBody {
    if (value == null) {
      throw new MalformedBody("The body has no " + path + "/" + name);
    }
    if (value instanceof Record || value instanceof List) {
      requireComplete(value, path + "/" + name);
    }
  }

  private static @Nullable Object read(Object value, Method accessor) {
    try {
      return accessor.invoke(value);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("Cannot read " + accessor, impossible);
    }
  }

  /** A body that is not what its type says. */
  public static final class MalformedBody extends Exception {

    private static final long serialVersionUID = 1;

    MalformedBody(String reason) {
      super(reason);
    }
  }
}
