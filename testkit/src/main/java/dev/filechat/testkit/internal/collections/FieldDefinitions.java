// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.collections;

import dev.filechat.proto.collections.FieldDefinition;
import dev.filechat.proto.collections.FieldDefinitionUpdate;
import dev.filechat.testkit.internal.wire.InvalidRequest;
import io.grpc.Status;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields that the documents of a collection have. Immutable. */
final class FieldDefinitions {

    private final Map<String, FieldDefinition> byKey;

    private FieldDefinitions(Map<String, FieldDefinition> byKey) {
        this.byKey = byKey;
    }

    static FieldDefinitions of(List<FieldDefinition> given) {
        Map<String, FieldDefinition> byKey = new LinkedHashMap<>();
        for (FieldDefinition field : given) {
            checkKey(field);
            InvalidRequest.unless(
                    byKey.put(field.getKey(), field) == null, "The field '" + field.getKey() + "' is defined twice.");
        }
        return new FieldDefinitions(byKey);
    }

    private static void checkKey(FieldDefinition field) {
        InvalidRequest.unless(!field.getKey().isBlank(), "A field definition has no key.");
    }

    /** All updates, in their order, or none. */
    FieldDefinitions updated(List<FieldDefinitionUpdate> updates) {
        Map<String, FieldDefinition> changed = new LinkedHashMap<>(byKey);
        for (FieldDefinitionUpdate update : updates) {
            FieldDefinition field = update.getFieldDefinition();
            checkKey(field);
            switch (update.getOperation()) {
                case FIELD_DEFINITION_ADD -> {
                    if (changed.putIfAbsent(field.getKey(), field) != null) {
                        throw Status.ALREADY_EXISTS
                                .withDescription("The field '" + field.getKey() + "' is defined already.")
                                .asRuntimeException();
                    }
                }
                case FIELD_DEFINITION_DELETE -> {
                    if (changed.remove(field.getKey()) == null) {
                        throw Status.NOT_FOUND
                                .withDescription("There is no field '" + field.getKey() + "' to delete.")
                                .asRuntimeException();
                    }
                }
                case UNRECOGNIZED -> throw InvalidRequest.of("A field definition update has an unknown operation.");
            }
        }
        return new FieldDefinitions(changed);
    }

    Collection<FieldDefinition> all() {
        return byKey.values();
    }

    boolean has(String key) {
        return byKey.containsKey(key);
    }

    boolean anyUnique() {
        return byKey.values().stream().anyMatch(FieldDefinition::getUnique);
    }

    /** What stands before each chunk of a document with these values. */
    String injected(Map<String, String> values) {
        StringBuilder lines = new StringBuilder();
        byKey.forEach((key, field) -> {
            String value = values.getOrDefault(key, "");
            if (field.getInjectIntoChunk() && !value.isEmpty()) {
                lines.append(key).append(": ").append(value).append('\n');
            }
        });
        return lines.toString();
    }

    /** Refuses a document without a required value. Values of fields that are not defined are kept. */
    void check(Map<String, String> values) {
        byKey.forEach((key, field) -> InvalidRequest.unless(
                !field.getRequired() || !values.getOrDefault(key, "").isBlank(),
                "The field '" + key + "' is required, and the document has no value for it."));
    }

    /** Refuses values that have to be unique, and are another document's. */
    void checkUnique(Map<String, String> values, Map<String, String> others, String otherId) {
        byKey.forEach((key, field) -> {
            String value = values.get(key);
            if (field.getUnique() && value != null && value.equals(others.get(key))) {
                throw Status.ALREADY_EXISTS
                        .withDescription("The field '" + key + "' is unique, and '" + value
                                + "' is the value of the document '" + otherId + "'.")
                        .asRuntimeException();
            }
        });
    }
}
