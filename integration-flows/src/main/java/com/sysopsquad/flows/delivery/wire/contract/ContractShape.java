package com.sysopsquad.flows.delivery.wire.contract;

import com.sysopsquad.flows.delivery.wire.Bodies;
import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.Within;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the JSON of a record must look like, created once per record. Values are never converted: a
 * text is not accepted for a number, a number not for a text, and a fraction not for a whole
 * number.
 */
final class ContractShape {

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
  private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T.{5,40}");
  private static final int MOST_DIGITS = 40;
  private static final int ANY_LENGTH = Integer.MAX_VALUE;

  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return Stream.of(type.getRecordComponents()).map(ContractShape::field).toList();
        }
      };

  private ContractShape() {}

  /** The first error, as a sentence, or null if there is none. */
  static @Nullable String defect(JsonNode body, Class<?> contract) {
    String name = contract.getSimpleName();
    if (!body.isObject()) {
      return "The body must be an object with the fields of " + name + ".";
    }
    Defect defect = record(body, contract, new ArrayList<>());
    return defect == null ? null : defect.sentence(name);
  }

  private static @Nullable Defect record(JsonNode node, Class<?> type, List<String> path) {
    for (Field field : FIELDS.get(type)) {
      path.add(field.name());
      JsonNode value = node.get(field.name());
      if (value == null || value.isNull()) {
        if (!field.nullable()) {
          return new Defect(path, null);
        }
      } else {
        Defect defect = value(value, field.value(), path);
        if (defect != null) {
          return defect;
        }
      }
      path.removeLast();
    }
    return null;
  }

  private static @Nullable Defect value(JsonNode node, Value value, List<String> path) {
    if (!value.admits().test(node)) {
      return new Defect(path, value.right());
    }
    if (node.isString() && isLonger(node.stringValue(), value.longest())) {
      return new Defect(path, "at most " + value.longest() + " characters long");
    }
    Class<?> part = value.record();
    if (part != null) {
      return record(node, part, path);
    }
    Value element = value.element();
    if (element == null) {
      return null;
    }
    if (node.isArray()) {
      return elements(node, element, path);
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      path.add(entry.getKey());
      Defect defect =
          Bodies.defect(entry.getKey()) == null
              ? value(entry.getValue(), element, path)
              : new Defect(path, "named without NUL");
      if (defect != null) {
        return defect;
      }
      path.removeLast();
    }
    return null;
  }

  private static boolean isLonger(String text, int longest) {
    return text.length() > longest && text.codePointCount(0, text.length()) > longest;
  }

  private static @Nullable Defect elements(JsonNode list, Value element, List<String> path) {
    for (int i = 0; i < list.size(); i++) {
      path.add(Integer.toString(i));
      Defect defect = value(list.get(i), element, path);
      if (defect != null) {
        return defect;
      }
      path.removeLast();
    }
    return null;
  }

  private static Field field(RecordComponent component) {
    return new Field(
        component.getName(),
        component.getAnnotatedType().isAnnotationPresent(Nullable.class),
        value(component.getGenericType(), component));
  }

  private static Value value(Type type, AnnotatedElement where) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      Value element = value(arguments[arguments.length - 1], where);
      return generic.getRawType() == List.class
          ? new Value(JsonNode::isArray, "a list", ANY_LENGTH, null, element)
          : new Value(JsonNode::isObject, "an object", ANY_LENGTH, null, element);
    }
    return type == String.class
        ? text(where.getAnnotation(Length.class))
        : value((Class<?>) type, where.getAnnotation(Within.class));
  }

  private static Value value(Class<?> type, @Nullable Within within) {
    if (type.isRecord()) {
      return new Value(JsonNode::isObject, "an object", ANY_LENGTH, type, null);
    } else if (type.isEnum()) {
      List<String> names =
          Arrays.stream(type.getEnumConstants()).map(one -> ((Enum<?>) one).name()).toList();
      return simple(
          node -> node.isString() && names.contains(node.stringValue()),
          "one of " + names.stream().collect(Collectors.joining(", ")));
    } else if (type == int.class || type == Integer.class) {
      return whole(within, Integer.MIN_VALUE, Integer.MAX_VALUE);
    } else if (type == long.class || type == Long.class) {
      return whole(within, Long.MIN_VALUE, Long.MAX_VALUE);
    } else if (type == boolean.class || type == Boolean.class) {
      return simple(JsonNode::isBoolean, "true or false");
    } else if (type == BigDecimal.class) {
      return decimal(within);
    } else if (type == UUID.class) {
      return text(UUID_TEXT, UUID::fromString, "a UUID");
    } else if (type == LocalDate.class) {
      return text(DATE, LocalDate::parse, "a date such as 2026-11-30");
    } else if (type == YearMonth.class) {
      return text(MONTH, YearMonth::parse, "a month such as 2026-11");
    } else if (type == Instant.class) {
      return text(TIME, ContractShape::instant, "a time such as 2026-11-30T12:00:00Z");
    }
    throw new IllegalArgumentException("A contract has no fields of " + type);
  }

  private static Value whole(@Nullable Within within, long smallest, long greatest) {
    long least = within == null ? smallest : within.least();
    long most = within == null ? greatest : Math.min(greatest, within.most());
    String right = least == smallest ? "a whole number" : "a whole number from " + least;
    return simple(
        node ->
            node.isIntegralNumber()
                && node.canConvertToLong()
                && node.longValue() >= least
                && node.longValue() <= most,
        most == greatest && greatest == Long.MAX_VALUE ? right : right + " to " + most);
  }

  private static Value decimal(@Nullable Within within) {
    BigDecimal least = within == null ? null : BigDecimal.valueOf(within.least());
    BigDecimal most = within == null ? null : BigDecimal.valueOf(within.most());
    return simple(
        node -> {
          if (!node.isNumber()) {
            return false;
          }
          BigDecimal number = node.decimalValue();
          return number.precision() <= MOST_DIGITS
              && Math.abs((long) number.scale()) <= MOST_DIGITS
              && (least == null || number.compareTo(least) >= 0)
              && (most == null || number.compareTo(most) <= 0);
        },
        within == null ? "a number" : "a number from " + within.least() + " to " + within.most());
  }

  private static Value text(@Nullable Length length) {
    return new Value(
        node -> node.isString() && Bodies.defect(node.stringValue()) == null,
        "text without NUL or lone surrogates",
        length == null ? ANY_LENGTH : length.most(),
        null,
        null);
  }

  private static Value text(Pattern pattern, Reading reading, String right) {
    return simple(
        node -> {
          if (!node.isString() || !pattern.matcher(node.stringValue()).matches()) {
            return false;
          }
          try {
            reading.read(node.stringValue());
            return true;
          } catch (DateTimeException | IllegalArgumentException wrong) {
            return false;
          }
        },
        right);
  }

  /** With or without an offset, and within the years that every database supports. */
  private static Instant instant(String text) {
    Instant instant = Instant.parse(text);
    int year = instant.atOffset(ZoneOffset.UTC).getYear();
    if (year < 1 || year > 9999) {
      throw new DateTimeException("No year of four digits");
    }
    return instant;
  }

  private static Value simple(Predicate<JsonNode> admits, String right) {
    return new Value(admits, right, ANY_LENGTH, null, null);
  }

  /** Reads a text, or throws an error that says what is wrong with it. */
  private interface Reading {
    Object read(String text);
  }

  private record Field(String name, boolean nullable, Value value) {}

  /**
   * @param right what it must be, for a sentence
   * @param longest the greatest number of characters of a text
   * @param record of an object with named fields, or null
   * @param element of a list, or of an object with names that nobody knows, or null
   */
  private record Value(
      Predicate<JsonNode> admits,
      String right,
      int longest,
      @Nullable Class<?> record,
      @Nullable Value element) {}

  /**
   * @param right what it must be, or null if it is missing
   */
  private record Defect(List<String> path, @Nullable String right) {

    String sentence(String contract) {
      String field = "The field " + String.join("/", path) + " of " + contract;
      return right == null ? field + " is missing." : field + " must be " + right + ".";
    }
  }
}
