package com.sysopsquad.flows.delivery.wire;

import com.sysopsquad.flows.masking.CardNumbers;
import com.sysopsquad.flows.message.FreeText;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The free texts of a record, created once per record. Masks the card numbers in them, as the last
 * protection after the checks that refuse them.
 */
record FreeTexts(List<String> texts, List<Part> parts) {

  private static final ClassValue<FreeTexts> ALL =
      new ClassValue<>() {
        @Override
        protected FreeTexts computeValue(Class<?> type) {
          return of(type);
        }
      };

  /** Masks within this JSON of the record; returns whether anything was masked. */
  static boolean mask(JsonNode tree, Class<?> type) {
    return ALL.get(type).mask(tree);
  }

  private boolean mask(JsonNode tree) {
    if (!(tree instanceof ObjectNode object)) {
      return false;
    }
    boolean masked = false;
    for (String name : texts) {
      JsonNode text = object.get(name);
      if (text != null && text.isString() && CardNumbers.in(text.asString())) {
        object.put(name, CardNumbers.mask(text.asString()));
        masked = true;
      }
    }
    for (Part part : parts) {
      JsonNode value = object.get(part.name());
      if (value != null && value.isArray()) {
        for (JsonNode element : value) {
          masked |= mask(element, part.record());
        }
      } else if (value != null) {
        masked |= mask(value, part.record());
      }
    }
    return masked;
  }

  private static FreeTexts of(Class<?> type) {
    List<String> texts = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Class<?> inner = recordIn(component.getGenericType());
      if (component.isAnnotationPresent(FreeText.class)) {
        texts.add(component.getName());
      } else if (inner != null) {
        parts.add(new Part(component.getName(), inner));
      }
    }
    return new FreeTexts(List.copyOf(texts), List.copyOf(parts));
  }

  /** The record type of a component, or of the elements of its list. */
  private static @Nullable Class<?> recordIn(Type type) {
    Type element = type instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : type;
    return element instanceof Class<?> known && known.isRecord() ? known : null;
  }

  /** A component that itself contains texts. */
  private record Part(String name, Class<?> record) {}
}
