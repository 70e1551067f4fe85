package com.sysopsquad.flows.delivery.wire.contract;

import com.sysopsquad.flows.message.Contract;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Contracts as JSON text, the same in every process whatever it has configured for its web pages.
 * Reading is strict: unknown fields are ignored, but a message is malformed if a field is missing
 * and not {@link Nullable}, appears twice, or contains anything that the contract does not allow.
 */
public final class ContractJson {

  private static final Pattern TWICE =
      Pattern.compile("Duplicate .{0,40}property \"([^\"]{1,100})\"");

  private final JsonMapper mapper =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** The body of a message. */
  public String write(Contract contract) {
    return mapper.writeValueAsString(contract);
  }

  /** The body with the card numbers in its texts masked; unchanged if it cannot be read. */
  public String masked(String body, Class<? extends Contract> contract) {
    try {
      JsonNode tree = tree(body);
      return FreeTexts.mask(tree, contract) ? mapper.writeValueAsString(tree) : body;
    } catch (MalformedBody unreadable) {
      return body;
    }
  }

  /**
   * Reads the body of a message, with the card numbers in its texts masked.
   *
   * @throws MalformedBody if it is not what the contract says
   */
  public <T extends Contract> T read(String body, Class<T> contract) throws MalformedBody {
    JsonNode tree = tree(body);
    String defect = ContractShape.defect(tree, contract);
    if (defect != null) {
      throw new MalformedBody(defect);
    }
    FreeTexts.mask(tree, contract);
    try {
      return mapper.treeToValue(tree, contract);
    } catch (JacksonException refused) {
      throw new MalformedBody(
          "The body is not " + contract.getSimpleName() + reason(refused.getCause()) + ".");
    }
  }

  private JsonNode tree(String body) throws MalformedBody {
    try {
      return mapper.readTree(body);
    } catch (JacksonException malformed) {
      Matcher twice = TWICE.matcher(String.valueOf(malformed.getOriginalMessage()));
      throw new MalformedBody(
          twice.find()
              ? "The body has the field " + twice.group(1) + " twice."
              : "The body is not JSON" + where(malformed.getLocation()) + ".");
    }
  }

  /** The location without the source, which could contain confidential text. */
  private static String where(@Nullable TokenStreamLocation place) {
    return place == null || place.getLineNr() < 1
        ? ""
        : ", see line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
  }

  /** The error of the contract's own constructor. */
  private static String reason(@Nullable Throwable cause) {
    return cause instanceof IllegalArgumentException && !(cause instanceof JacksonException)
        ? ": " + cause.getMessage()
        : "";
  }

  /** A body that does not match its type. */
  public static final class MalformedBody extends Exception {

    private static final long serialVersionUID = 1;

    MalformedBody(String reason) {
      super(reason);
    }
  }
}
