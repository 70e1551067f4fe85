package com.sysopsquad.flows.contract;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Within;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas (2020-12) of contracts: a field is required unless it may be null, as readers have
 * it, and what a schema does not name is allowed and ignored.
 */
final class ContractSchemas {

  private final SourceComments comments = SourceComments.of(Contracts.all().stream());
  private final SchemaGenerator generator;

  ContractSchemas() {
    SchemaGeneratorConfigBuilder config =
        new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
            .with(
                Option.EXTRA_OPEN_API_FORMAT_VALUES,
                Option.INLINE_ALL_SCHEMAS,
                Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES);
    config.forTypesInGeneral().withCustomDefinitionProvider(ContractSchemas::yearMonth);
    config
        .forTypesInGeneral()
        .withPropertySorter((_, _) -> 0)
        .withDescriptionResolver(type -> ofContract(type.getType().getErasedType()));
    config
        .forFields()
        .withNullableCheck(ContractSchemas::isNullable)
        .withRequiredCheck(field -> !isNullable(field))
        .withNumberInclusiveMinimumResolver(field -> bound(field, Within::least))
        .withNumberInclusiveMaximumResolver(field -> bound(field, Within::most))
        .withStringMaxLengthResolver(ContractSchemas::longest)
        .withDescriptionResolver(this::ofField);
    generator = new SchemaGenerator(config.build());
  }

  ObjectNode of(Class<? extends Contract> contract) {
    MessageType type = Contracts.type(contract);
    ObjectNode generated = generator.generateSchema(contract);
    ObjectNode schema = generated.objectNode();
    schema.set("$schema", generated.get("$schema"));
    schema.put("$id", "urn:sysopsquad:contract:" + type.value() + ":v" + type.version());
    schema.put("title", contract.getSimpleName());
    schema.setAll(generated);
    return schema;
  }

  private @Nullable String ofContract(Class<?> type) {
    return Contract.class.isAssignableFrom(type) ? comments.of(type) : null;
  }

  /** A field that is itself a contract is described as that. */
  private @Nullable String ofField(FieldScope field) {
    if (Contract.class.isAssignableFrom(field.getType().getErasedType())) {
      return null;
    }
    String own =
        field.isFakeContainerItemScope()
            ? null
            : comments.of(field.getRawMember().getDeclaringClass(), field.getName());
    return own == null ? comments.of(field.getType().getErasedType()) : own;
  }

  private static @Nullable BigDecimal bound(FieldScope field, ToLongFunction<Within> end) {
    Within within = field.getAnnotation(Within.class);
    return within == null || end.applyAsLong(within) == Long.MAX_VALUE
        ? null
        : BigDecimal.valueOf(end.applyAsLong(within));
  }

  /** Of a text, or of each text in a list. */
  private static @Nullable Integer longest(FieldScope field) {
    Length length = field.getRawMember().getAnnotation(Length.class);
    return length == null || field.getType().getErasedType() != String.class ? null : length.most();
  }

  private static boolean isNullable(FieldScope field) {
    return !field.isFakeContainerItemScope()
        && field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static @Nullable CustomDefinition yearMonth(
      ResolvedType type, SchemaGenerationContext context) {
    if (type.getErasedType() != YearMonth.class) {
      return null;
    }
    ObjectNode definition = context.getGeneratorConfig().createObjectNode();
    definition
        .put("type", "string")
        .put("pattern", "^[0-9]{4}-[0-9]{2}$")
        .putArray("examples")
        .add("2027-04");
    return new CustomDefinition(definition);
  }
}
