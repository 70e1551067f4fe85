package com.sysopsquad.portal.api;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A field is required in the document unless our record says that it may be null. */
@Component
class RequiredFields implements ModelConverter {

  private static final String SCHEMAS = "#/components/schemas/";

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    if (!chain.hasNext()) {
      return null;
    }
    Schema<?> resolved = chain.next().resolve(type, context, chain);
    JavaType java = Json.mapper().constructType(type.getType());
    Class<?> raw = java == null ? Object.class : java.getRawClass();
    if (resolved != null && raw.isRecord() && StrictJson.isOurs(raw)) {
      Schema<?> model =
          resolved.get$ref() == null
              ? resolved
              : context.getDefinedModels().get(resolved.get$ref().substring(SCHEMAS.length()));
      if (model != null && model.getProperties() != null) {
        model.setRequired(List.copyOf(required(raw)));
      }
    }
    return resolved;
  }

  private static Set<String> required(Class<?> type) {
    Set<String> names = new TreeSet<>();
    Arrays.stream(type.getRecordComponents())
        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
        .map(RecordComponent::getName)
        .forEach(names::add);
    return names;
  }
}
