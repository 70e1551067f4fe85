package com.sysopsquad.flows.delivery.wire;

import com.sysopsquad.flows.masking.CardNumbers;
import com.sysopsquad.flows.message.Queues;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
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

  /**
   * Extension attribute: operations sent it again, or in place of another; the number of the
   * replay.
   */
  public static final String REPLAY = "cloudEvents_replay";

  /** Extension attribute: the id of the message of which this is an edited copy. */
  public static final String REPLACES = "cloudEvents_replaces";

  /** Extension attribute: its quantum sent it again after a restore; the id of the resend. */
  public static final String RESEND = "cloudEvents_resend";

  /** Extension attribute of a body that is not text: its encoding. */
  public static final String ENCODING = "cloudEvents_bodyencoding";

  /** The only supported encoding of bytes. */
  public static final String BASE64 = "base64";

  public static final String TRACE = "traceparent";
  public static final String GROUP = "JMSXGroupID";

  /**
   * For a message that the broker gave up: the queue to which it was sent, according to its sender.
   */
  public static final String DESTINATION = "JMSDestination";

  private static final Pattern QUEUE_URI = Pattern.compile("queue://[^/]*/([^?]*).*");
  private static final String JSON = "application/json";
  private static final String SPECIFICATION_VERSION = "1.0";
  private static final int LONGEST_NAME = 500;
  private static final int LONGEST_HEADER = 4_000;
  private static final int MOST_HEADERS = 100;

  /** Headers that only a receiver writes. */
  private static final Set<String> OURS =
      Set.of(
          ENCODING,
          ReceivedMessage.CUT,
          ReceivedMessage.SHA256,
          ReceivedMessage.HELD_IN,
          ReceivedMessage.SENDER,
          ReceivedMessage.WITHHELD);

  private static final Pattern WHOLE_NUMBER = Pattern.compile("[1-9][0-9]{0,4}");

  /** Within the range of every database and every calendar. */
  private static final Instant EARLIEST = Instant.EPOCH;

  private static final Duration FASTEST_CLOCK = Duration.ofDays(1);

  private WireFormat() {}

  /**
   * A message for the broker, from the quantum with this name. A replay that never had a type, a
   * version or a subject is written without it.
   */
  public static Message write(Session session, OutgoingMessage message, String source)
      throws JMSException {
    Message text = body(session, message);
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
      if (!header.getKey().equals(ENCODING)) {
        text.setStringProperty(header.getKey(), header.getValue());
      }
    }
    return text;
  }

  /**
   * Text, or exactly the bytes that were received; a body that is not base64 was changed to text by
   * an editor.
   */
  private static Message body(Session session, OutgoingMessage message) throws JMSException {
    if (BASE64.equals(message.headers().get(ENCODING))) {
      try {
        byte[] bytes = Base64.getDecoder().decode(message.body());
        BytesMessage written = session.createBytesMessage();
        written.writeBytes(bytes);
        return written;
      } catch (IllegalArgumentException edited) {
        return session.createTextMessage(message.body());
      }
    }
    return session.createTextMessage(message.body());
  }

  /** Reads any message in the queue; a problem with it becomes its defect. */
  public static ParsedMessage read(ArrivedMessage arrived, String queue, Instant receivedAt)
      throws JMSException {
    Message message = arrived.head();
    StringBuilder defects = new StringBuilder();
    Map<String, String> headers = headers(message, defects);
    String sender = sender(arrived);
    if (sender != null) {
      headers.put(ReceivedMessage.SENDER, sender);
    }
    UUID id = id(headers.get(ID));
    if (id == null) {
      defects.append("The header ").append(ID).append(" is missing or not a UUID. ");
      id = derivedId(message.getJMSMessageID());
    }
    int version = version(headers.get(VERSION), defects);
    String body = body(arrived.body(), headers, defects);
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
            body);
    return defects.isEmpty()
        ? ParsedMessage.valid(received)
        : ParsedMessage.invalid(received, defects.toString().strip());
  }

  /**
   * Who sent it, according to the broker. A message that operations sends again still counts as
   * coming from its first sender; nobody else is believed to send for another.
   */
  private static @Nullable String sender(ArrivedMessage arrived) {
    String user = arrived.user();
    String first = value(arrived.head(), ReceivedMessage.SENDER, new StringBuilder());
    if (user == null || first == null || first.equals(user)) {
      return user;
    }
    boolean isReplay = value(arrived.head(), REPLAY, new StringBuilder()) != null;
    return isReplay && Queues.isOperations(user) ? first : null;
  }

  /** The text of the body, or its replacement; the headers say which. */
  private static String body(Body body, Map<String, String> headers, StringBuilder defects) {
    return switch (body) {
      case Body.Text text -> text.text();
      case Body.Bytes bytes -> {
        defects.append(bytes.defect()).append(' ');
        headers.put(ENCODING, BASE64);
        yield bytes.base64();
      }
      case Body.Beginning part -> {
        defects.append(part.defect()).append(' ');
        headers.put(ReceivedMessage.CUT, Long.toString(part.bytes()));
        if (!part.sha256().isEmpty()) {
          headers.put(ReceivedMessage.SHA256, part.sha256());
        }
        if (part.heldIn() != null) {
          headers.put(ReceivedMessage.HELD_IN, part.heldIn());
          defects.append("The whole message is kept in ").append(part.heldIn()).append(". ");
        }
        yield part.text();
      }
      case Body.None none -> {
        defects.append("The body is not text (").append(none.kind()).append("). ");
        yield "";
      }
    };
  }

  /**
   * Reads what the broker itself gave up: it counts as new, whatever the inbox knows about its id,
   * which stays in the headers.
   */
  public static ParsedMessage readUndelivered(
      ArrivedMessage arrived, String queue, Instant receivedAt) throws JMSException {
    Message message = arrived.head();
    ReceivedMessage received = read(arrived, queue, receivedAt).message();
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

  /** IBM MQ returns a URI: {@code queue://manager/name?options}. */
  public static String name(Queue queue) throws JMSException {
    Matcher uri = QUEUE_URI.matcher(queue.getQueueName());
    return uri.matches() ? uri.group(1) : queue.getQueueName();
  }

  /** The header with card numbers masked, since it is stored and shown. */
  private static String required(Map<String, String> headers, String name, StringBuilder defects) {
    String value = headers.get(name);
    if (value == null || value.isBlank()) {
      defects.append("The header ").append(name).append(" is missing. ");
      return "";
    }
    if (value.length() > LONGEST_NAME) {
      defects.append("The header ").append(name).append(" is longer than 500 characters. ");
      return CardNumbers.mask(value.substring(0, LONGEST_NAME));
    }
    return CardNumbers.mask(value);
  }

  /** If it is absent, the expected value is assumed. */
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

  /** The properties, limited to a reasonable number and length. */
  private static Map<String, String> headers(Message message, StringBuilder defects)
      throws JMSException {
    Map<String, String> headers = new HashMap<>();
    int count = 0;
    Enumeration<?> names = message.getPropertyNames();
    while (names.hasMoreElements()) {
      String name = String.valueOf(names.nextElement());
      count++;
      if (!OURS.contains(name) && (count <= MOST_HEADERS || name.startsWith("cloudEvents_"))) {
        String value = value(message, name, defects);
        if (value != null) {
          headers.put(storable(cut(name, LONGEST_NAME)), value);
        }
      }
    }
    if (count > MOST_HEADERS) {
      defects.append("There are ").append(count).append(" headers. At most 100 are accepted. ");
    }
    return headers;
  }

  /**
   * If a client throws an exception on one header, that is a defect of the message and not an
   * outage.
   */
  private static @Nullable String value(Message message, String name, StringBuilder defects) {
    try {
      Object value = message.getObjectProperty(name);
      String text = value == null ? null : cut(value.toString(), LONGEST_HEADER);
      if (text != null && name.startsWith("cloudEvents_") && Bodies.defect(text) != null) {
        defects.append("The header ").append(name).append(" contains NUL or a lone surrogate. ");
      }
      return text == null ? null : storable(text);
    } catch (JMSException | RuntimeException unreadable) {
      defects.append("The header ").append(storable(cut(name, 50))).append(" cannot be read. ");
      return null;
    }
  }

  /** Replaces what no database can store as text. */
  private static String storable(String text) {
    return Bodies.defect(text) == null ? text : Bodies.replaced(text);
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

  private static int version(@Nullable String text, StringBuilder defects) {
    if (text == null) {
      defects.append("The header ").append(VERSION).append(" is missing. ");
      return 0;
    }
    int version = WHOLE_NUMBER.matcher(text).matches() ? Integer.parseInt(text) : Integer.MAX_VALUE;
    if (version > Short.MAX_VALUE) {
      defects
          .append("The header ")
          .append(VERSION)
          .append(" must be a whole number from 1 to 32767, but is '")
          .append(cut(text, 50))
          .append("'. ");
      return 0;
    }
    return version;
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
