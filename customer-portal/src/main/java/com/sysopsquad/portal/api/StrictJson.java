package com.sysopsquad.portal.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.sysopsquad.web.UniqueKeys;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads and writes the bodies of the API. Values are never converted to the type of a field; text
 * must be storable and sendable; a key that appears twice is rejected; unknown fields are ignored.
 * Null values are left out.
 */
final class StrictJson extends JacksonJsonHttpMessageConverter {

  private static final String PORTAL = "com.sysopsquad.portal.";

  StrictJson(JsonMapper usual) {
    super(
        UniqueKeys.required(usual)
            .changeDefaultPropertyInclusion(
                usually -> usually.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfig(
                LogicalType.Integer,
                integer ->
                    integer
                        .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .withCoercionConfig(
                LogicalType.Boolean,
                choice ->
                    choice
                        .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
            .addModule(
                new SimpleModule("plain text").addDeserializer(String.class, new PlainText()))
            .build());
  }

  @Override
  public boolean canRead(ResolvableType type, @Nullable MediaType media) {
    return isOurs(type.resolve(Object.class)) && super.canRead(type, media);
  }

  @Override
  public boolean canWrite(ResolvableType type, Class<?> value, @Nullable MediaType media) {
    return isOurs(value) && super.canWrite(type, value, media);
  }

  /** Whether it is a type of the portal, of any feature. */
  static boolean isOurs(Class<?> type) {
    return type.getPackageName().startsWith(PORTAL);
  }

  /** Rejects text that no database and no message can store. */
  private static final class PlainText extends StdScalarDeserializer<String> {

    PlainText() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (String) context.handleUnexpectedToken(getValueType(context), parser);
      }
      String text = parser.getString();
      if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
        return (String)
            context.handleWeirdStringValue(String.class, text, "characters that are none");
      }
      return text;
    }
  }
}
