package com.sysopsquad.flows.delivery;

import com.sysopsquad.platform.TestPlatform;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A program of somebody else: it has the AsyncAPI document, the broker's address and a user, and
 * none of our code.
 */
final class StrangerByDocument implements AutoCloseable {

  private static final long PATIENCE_MILLIS = 60_000;
  private static final String TYPE = "/headers/properties/cloudEvents_type/const";

  private final JsonNode document;
  private final Connection connection;
  private final Session session;

  private StrangerByDocument(JsonNode document, Connection connection) throws JMSException {
    this.document = document;
    this.connection = connection;
    this.session = connection.createSession(true, Session.SESSION_TRANSACTED);
    connection.start();
  }

  /** A message as it was received. */
  record Received(JsonNode headers, JsonNode body) {}

  static StrangerByDocument customer()
      throws IOException, ReflectiveOperationException, JMSException {
    try (InputStream in =
        StrangerByDocument.class.getResourceAsStream("/contracts/asyncapi.yaml")) {
      JsonNode document = YAMLMapper.shared().readTree(Objects.requireNonNull(in));
      Map<String, String> env = TestPlatform.start().env();
      String factoryClass =
          document.at("/servers/artemis/bindings/jms/jmsConnectionFactory").asString();
      ConnectionFactory factory =
          Class.forName(factoryClass)
              .asSubclass(ConnectionFactory.class)
              .getConstructor(String.class)
              .newInstance(env.get("SYSOPS_BROKER_URL"));
      return new StrangerByDocument(
          document,
          factory.createConnection(
              env.get("SYSOPS_BROKER_CUSTOMER_USER"), env.get("SYSOPS_BROKER_CUSTOMER_PASSWORD")));
    }
  }

  boolean knows(String operation) {
    return document.path("operations").has(operation);
  }

  /** The message of an operation that has a type. */
  JsonNode message(String operation, String type) {
    return document
        .path("operations")
        .path(operation)
        .path("messages")
        .valueStream()
        .map(reference -> at(at(reference)))
        .filter(message -> message.at(TYPE).asString().equals(type))
        .findFirst()
        .orElseThrow();
  }

  ObjectNode exampleHeaders(String operation, String type) {
    return (ObjectNode) message(operation, type).at("/examples/0/headers");
  }

  ObjectNode exampleBody(String operation, String type) {
    return (ObjectNode) message(operation, type).at("/examples/0/payload");
  }

  void send(String operation, JsonNode headers, String body) throws JMSException {
    TextMessage text = session.createTextMessage(body);
    for (String name : headers.propertyNames()) {
      text.setStringProperty(name, headers.path(name).asString());
    }
    session.createProducer(session.createQueue(queue(operation))).send(text);
    session.commit();
  }

  Received receive(String operation) throws JMSException {
    try (MessageConsumer consumer = session.createConsumer(session.createQueue(queue(operation)))) {
      Message message = Objects.requireNonNull(consumer.receive(PATIENCE_MILLIS));
      ObjectNode headers = JsonMapper.shared().createObjectNode();
      for (Object name : Collections.list((Enumeration<?>) message.getPropertyNames())) {
        headers.put(name.toString(), message.getStringProperty(name.toString()));
      }
      JsonNode body = JsonMapper.shared().readTree(((TextMessage) message).getText());
      session.commit();
      return new Received(headers, body);
    }
  }

  @Override
  public void close() throws JMSException {
    connection.close();
  }

  private String queue(String operation) {
    JsonNode channel = at(document.path("operations").path(operation).path("channel"));
    return channel.at("/bindings/jms/destination").asString();
  }

  private JsonNode at(JsonNode reference) {
    return document.at(reference.path("$ref").asString().substring(1));
  }
}
