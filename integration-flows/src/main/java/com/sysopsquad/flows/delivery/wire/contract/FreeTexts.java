package com.sysopsquad.flows.delivery.wire.contract;

import com.sysopsquad.flows.masking.CardNumbers;
import com.sysopsquad.flows.message.Length;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The texts of a record, alone and in lists, created once per record. Masks the card numbers in
 * them, as the last protection after the checks that refuse them: also in codes and names, since
 * whoever may send a message can write anything there.
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
      if (text instanceof ArrayNode list) {
        masked |= mask(list);
      } else if (isToMask(text)) {
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

  private static boolean mask(ArrayNode list) {
    boolean masked = false;
    for (int i = 0; i < list.size(); i++) {
      JsonNode text = list.get(i);
      if (isToMask(text)) {
        list.set(i, CardNumbers.mask(text.asString()));
        masked = true;
      }
    }
    return masked;
  }

  private static boolean isToMask(@Nullable JsonNode text) {
    return text != null && text.isString() && CardNumbers.in(text.asString());
  }

  private static FreeTexts of(Class<?> type) {
    List<String> texts = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      Class<?> inner = classIn(component.getGenericType());
      if (inner == String.class && isMasked(component)) {
        texts.add(component.getName());
      } else if (inner.isRecord()) {
        parts.add(new Part(component.getName(), inner));
      }
    }
    return new FreeTexts(List.copyOf(texts), List.copyOf(parts));
  }

  private static boolean isMasked(RecordComponent component) {
    Length length = component.getAnnotation(Length.class);
    return length == null || length.masked();
  }

  /** The type of a component, or of the elements of its list. */
  private static Class<?> classIn(Type type) {
    return type instanceof ParameterizedType list
        ? classIn(list.getActualTypeArguments()[0])
        : (Class<?>) type;
  }

  /** A component that itself contains texts. */
  private record Part(String name, Class<?> record) {}
}
