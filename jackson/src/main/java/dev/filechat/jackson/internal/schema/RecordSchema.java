// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.schema;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import com.github.victools.jsonschema.generator.impl.PropertySortUtils;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import dev.filechat.jackson.internal.mapper.ComponentIntrospector;
import dev.filechat.jackson.internal.mapper.EnumDeserializer;
import dev.filechat.jackson.internal.mapper.Scalar;
import dev.filechat.jackson.internal.mapper.Variants;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes JSON schemas of {@linkplain SupportedTypes supported} types, by victools. */
public final class RecordSchema {
    private final ObjectMapper mapper;

    public RecordSchema(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public ObjectNode of(Type type, Type... arguments) {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                mapper,
                SchemaVersion.DRAFT_2020_12,
                new OptionPreset(
                        Option.NONPUBLIC_NONSTATIC_FIELDS_WITH_GETTERS,
                        Option.NONPUBLIC_NONSTATIC_FIELDS_WITHOUT_GETTERS,
                        Option.FLATTENED_OPTIONALS,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                        Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
                        Option.ALLOF_CLEANUP_AT_THE_END));
        // For the descriptions. The rest comes from the mapper, whose settings apply, too.
        config.with(new JacksonModule(JacksonOption.SKIP_SUBTYPE_LOOKUP, JacksonOption.IGNORE_TYPE_INFO_TRANSFORM));
        config.forFields()
                .withIgnoreCheck(field -> property(field).isEmpty())
                .withPropertyNameOverrideResolver(field ->
                        property(field).map(BeanPropertyDefinition::getName).orElse(null))
                .withRequiredCheck(RecordSchema::isRequired)
                .withNullableCheck(field -> !isRequired(field));
        config.forTypesInGeneral()
                .withPropertySorter(PropertySortUtils.SORT_PROPERTIES_FIELDS_BEFORE_METHODS)
                .withCustomDefinitionProvider(this::definition)
                .withSubtypeResolver(RecordSchema::variants)
                .withTypeAttributeOverride((node, scope, context) -> complete(node, scope));
        return new SchemaGenerator(config.build()).generateSchema(type, arguments);
    }

    private @Nullable CustomDefinition definition(ResolvedType type, SchemaGenerationContext context) {
        Class<?> raw = type.getErasedType();
        Scalar scalar = Scalar.of(raw);
        if (scalar != null) {
            return new CustomDefinition(scalar.schema().deepCopy(), true);
        }
        return raw.isEnum() ? new CustomDefinition(enumeration(raw)) : null;
    }

    private ObjectNode enumeration(Class<?> raw) {
        ObjectNode node = mapper.createObjectNode();
        List<JsonNode> constants =
                List.copyOf(EnumDeserializer.constants(mapper, raw).keySet());
        node.put("type", constants.getFirst().isTextual() ? "string" : "integer");
        node.putArray("enum").addAll(constants);
        return node;
    }

    private static @Nullable List<ResolvedType> variants(ResolvedType type, SchemaGenerationContext context) {
        return Variants.areOf(type.getErasedType())
                ? Variants.of(type.getErasedType()).stream()
                        .map(variant -> context.getTypeContext().resolveSubtype(type, variant))
                        .toList()
                : null;
    }

    private void complete(ObjectNode node, TypeScope scope) {
        ResolvedType type = scope.getType();
        if (type.getErasedType().isRecord()) {
            completeRecord(node, type.getErasedType());
        } else if (type.isInstanceOf(Map.class)) {
            Class<?> key = type.typeParametersFor(Map.class).getFirst().getErasedType();
            if (key.isEnum()) {
                node.putObject("propertyNames").setAll(enumeration(key));
            }
        }
    }

    /** Adds the property that tells a record from its siblings, as the first one, so that the model writes it first. */
    private void completeRecord(ObjectNode node, Class<?> raw) {
        ObjectNode properties = mapper.createObjectNode();
        ArrayNode required = mapper.createArrayNode();
        Variants.property(raw).ifPresent(property -> {
            properties.putObject(property).put("type", "string").put("const", Variants.name(raw));
            required.add(property);
        });
        properties.setAll(node.withObject("/properties"));
        node.set("properties", properties);
        node.path("required").forEach(required::add);
        node.set("required", required);
    }

    private Optional<BeanPropertyDefinition> property(FieldScope field) {
        Class<?> owner = field.getDeclaringType().getErasedType();
        return mapper.getSerializationConfig().introspect(mapper.constructType(owner)).findProperties().stream()
                .filter(property -> property.getInternalName().equals(field.getDeclaredName()))
                .findFirst();
    }

    private static boolean isRequired(FieldScope field) {
        RecordComponent[] components = field.getDeclaringType().getErasedType().getRecordComponents();
        return components != null
                && Arrays.stream(components)
                        .filter(component -> component.getName().equals(field.getDeclaredName()))
                        .allMatch(ComponentIntrospector::isRequired);
    }
}
