package com.sysopsquad.flows.delivery.wire;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** CloudEvents in JMS: attributes as string properties, the data as JSON text. */
public final class WireFormat {

  public static final String ID = "cloudEvents_id";
  public static final String TYPE = "cloudEvents_type";
  public static final String SOURCE = "cloudEvents_source";
  public static final String TIME = "cloudEvents_time";
  public static final String SUBJECT = "cloudEvents_subject";
  public static final String SPECIFICATION = "cloudEvents_specversion";
  public static final String CONTENT_TYPE = "cloudEvents_datacontenttype";

  /** Extension attribute: major version of the type. */
  public static final String VERSION = "cloudEvents_typeversion";

  /** Extension attribute: operations sent it again, or in place of another; its number there. */
  public static final String REPLAY = "cloudEvents_replay";

  /** Extension attribute: the id of the message of which this is an edited copy. */
  public static final String REPLACES = "cloudEvents_replaces";

  public static final String TRACE = "traceparent";
  public static final String GROUP = "JMSXGroupID";

  /** Of a message that the broker gave up: the queue to which it was sent, as its sender said. */
  public static final String DESTINATION = "JMSDestination";

  private static final Pattern QUEUE_URI = Pattern.compile("queue://[^/]*/([^?]*).*");
  private static final String JSON = "application/json";
  private static final String SPECIFICATION_VERSION = "1.0";
  private static final int LONGEST_NAME = 500;
  private static final int LONGEST_HEADER = 4_000;
  private static final int MOST_HEADERS = 100;

  /** Within what every database and every calendar knows. */
  private static final Instant EARLIEST = Instant.EPOCH;

  private static final Duration FASTEST_CLOCK = Duration.ofDays(1);

  private WireFormat() {}

  /**
   * A message for the broker, from the quantum with this name. A replay that never had a type, a
   * version or a subject is written without.
   */
  public static Message write(Session session, OutgoingMessage message, String source)
      throws JMSException {
    TextMessage text = session.createTextMessage(message.body());
    text.setStringProperty(SPECIFICATION, SPECIFICATION_VERSION);
    text.setStringProperty(ID, message.id().toString());
    text.setStringProperty(SOURCE, source);
    text.setStringProperty(TIME, message.sentAt().toString());
    if (!message.type().isEmpty()) {
      text.setJMSType(message.type());
      text.setStringProperty(TYPE, message.type());
    }
    if (message.version() > 0) {
      text.setStringProperty(VERSION, Integer.toString(message.version()));
    }
    if (!message.subject().isEmpty()) {
      text.setStringProperty(GROUP, message.subject());
      text.setStringProperty(SUBJECT, message.subject());
    }
    text.setStringProperty(CONTENT_TYPE, JSON);
    if (message.traceparent() != null) {
      text.setStringProperty(TRACE, message.traceparent());
    }
    for (Map.Entry<String, String> header : message.headers().entrySet()) {
      text.setStringProperty(header.getKey(), header.getValue());
    }
    return text;
  }

  /** Reads whatever lies in the queue; what is wrong with it becomes its defect. */
  public static ParsedMessage read(Message message, String queue, Instant receivedAt)
      throws JMSException {
    StringBuilder defects = new StringBuilder();
    Map<String, String> headers = headers(message, defects);
    UUID id = id(headers.get(ID));
    if (id == null) {
      defects.append("The header ").append(ID).append(" is missing or no UUID. ");
      id = derivedId(message.getJMSMessageID());
    }
    int version = version(headers.get(VERSION));
    if (version < 1) {
      defects.append("The header ").append(VERSION).append(" is missing or no version. ");
    }
    String body = message instanceof TextMessage text ? text.getText() : null;
    if (body == null) {
      defects.append("The body is not text (").append(kind(message)).append("). ");
    }
    String type = required(headers, TYPE, defects);
    String subject = required(headers, SUBJECT, defects);
    checkFormat(headers, defects);
    ReceivedMessage received =
        new ReceivedMessage(
            id,
            queue,
            type,
            version,
            subject,
            sentAt(id, headers.get(TIME), message.getJMSTimestamp(), receivedAt),
            receivedAt,
            headers,
            body == null ? "" : body);
    return defects.isEmpty()
        ? ParsedMessage.valid(received)
        : ParsedMessage.invalid(received, defects.toString().strip());
  }

  /**
   * Reads what the broker itself gave up: it is new, whatever the inbox says of its id, which stays
   * in the headers.
   */
  public static ParsedMessage readUndelivered(Message message, String queue, Instant receivedAt)
      throws JMSException {
    ReceivedMessage received = read(message, queue, receivedAt).message();
    Map<String, String> headers = new TreeMap<>(received.headers());
    headers.put(ID, received.id().toString());
    if (message.getJMSDestination() instanceof Queue destination) {
      headers.put(DESTINATION, name(destination));
    }
    return ParsedMessage.valid(
        new ReceivedMessage(
            derivedId(queue + "|" + message.getJMSMessageID()),
            queue,
            received.type(),
            received.version(),
            received.subject(),
            received.sentAt(),
            receivedAt,
            headers,
            received.body()));
  }

  /** IBM MQ gives a URI: {@code queue://manager/name?options}. */
  private static String name(Queue queue) throws JMSException {
    Matcher uri = QUEUE_URI.matcher(queue.getQueueName());
    return uri.matches() ? uri.group(1) : queue.getQueueName();
  }

  private static String required(Map<String, String> headers, String name, StringBuilder defects) {
    String value = headers.get(name);
    if (value == null || value.isBlank()) {
      defects.append("The header ").append(name).append(" is missing. ");
      return "";
    }
    if (value.length() > LONGEST_NAME) {
      defects.append("The header ").append(name).append(" is longer than 500 characters. ");
      return value.substring(0, LONGEST_NAME);
    }
    return value;
  }

  /** What is absent is taken to be as it should. */
  private static void checkFormat(Map<String, String> headers, StringBuilder defects) {
    String specification = headers.getOrDefault(SPECIFICATION, SPECIFICATION_VERSION);
    if (!specification.equals(SPECIFICATION_VERSION)) {
      defects.append("CloudEvents ").append(cut(specification, 50)).append(" is not known. ");
    }
    String type = headers.getOrDefault(CONTENT_TYPE, JSON);
    if (!type.split(";", 2)[0].strip().equalsIgnoreCase(JSON)) {
      defects.append("The content is ").append(cut(type, 50)).append(" and not JSON. ");
    }
  }

  /** The properties, as far as anybody would want to read them. */
  private static Map<String, String> headers(Message message, StringBuilder defects)
      throws JMSException {
    Map<String, String> headers = new HashMap<>();
    int count = 0;
    Enumeration<?> names = message.getPropertyNames();
    while (names.hasMoreElements()) {
      String name = String.valueOf(names.nextElement());
      Object value = message.getObjectProperty(name);
      count++;
      if (value != null && (count <= MOST_HEADERS || name.startsWith("cloudEvents_"))) {
        headers.put(cut(name, LONGEST_NAME), cut(value.toString(), LONGEST_HEADER));
      }
    }
    if (count > MOST_HEADERS) {
      defects.append("There are ").append(count).append(" headers, at most 100 are taken in. ");
    }
    return headers;
  }

  private static String kind(Message message) {
    return switch (message) {
      case TextMessage _ -> "TextMessage without text";
      case BytesMessage _ -> "BytesMessage";
      case MapMessage _ -> "MapMessage";
      case ObjectMessage _ -> "ObjectMessage";
      case StreamMessage _ -> "StreamMessage";
      default -> "Message without body";
    };
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }

  private static @Nullable UUID id(@Nullable String text) {
    try {
      return text == null || text.length() != 36 ? null : UUID.fromString(text);
    } catch (IllegalArgumentException notAnId) {
      return null;
    }
  }

  /** The same id at every redelivery, so that even this message is handled once. */
  private static UUID derivedId(@Nullable String jmsMessageId) {
    return jmsMessageId == null
        ? UUID.randomUUID()
        : UUID.nameUUIDFromBytes(jmsMessageId.getBytes(StandardCharsets.UTF_8));
  }

  private static int version(@Nullable String text) {
    try {
      return text == null ? 0 : Integer.parseInt(text);
    } catch (NumberFormatException notAVersion) {
      return 0;
    }
  }

  private static Instant sentAt(
      UUID id, @Nullable String time, long jmsTimestamp, Instant receivedAt) {
    Instant told =
        TimeOrderedIds.isTimeOrdered(id)
            ? TimeOrderedIds.timeOf(id)
            : time(time, Instant.ofEpochMilli(jmsTimestamp));
    return told.isBefore(EARLIEST) || told.isAfter(receivedAt.plus(FASTEST_CLOCK))
        ? receivedAt
        : told;
  }

  private static Instant time(@Nullable String text, Instant otherwise) {
    try {
      return text == null ? otherwise : Instant.parse(text);
    } catch (DateTimeParseException notATime) {
      return otherwise;
    }
  }
}
