// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.collections;

import dev.filechat.collections.CollectionUpdate;
import dev.filechat.proto.collections.FieldDefinition;
import dev.filechat.proto.collections.FieldDefinitionOperation;
import dev.filechat.proto.collections.FieldDefinitionUpdate;
import dev.filechat.transport.grpc.messages.MessageLists;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields that documents may have, and how they change. */
final class FieldMessages {
    private FieldMessages() {}

    /** {@return the definition of a message; null if it has no key} */
    static dev.filechat.collections.@Nullable FieldDefinition fromMessage(FieldDefinition message) {
        if (message.getKey().isBlank()) {
            return null;
        }
        dev.filechat.collections.FieldDefinition.Builder field = dev.filechat.collections.FieldDefinition.builder(
                        message.getKey())
                .required(message.getRequired())
                .unique(message.getUnique())
                .inChunks(message.getInjectIntoChunk());
        if (message.hasDescription()) {
            field.description(message.getDescription());
        }
        return field.build();
    }

    static FieldDefinition toMessage(dev.filechat.collections.FieldDefinition field) {
        FieldDefinition.Builder message = FieldDefinition.newBuilder()
                .setKey(field.key())
                .setRequired(field.required())
                .setUnique(field.unique())
                .setInjectIntoChunk(field.inChunks());
        field.description().ifPresent(message::setDescription);
        return message.build();
    }

    /** {@return the changes in their order: a key that is removed can be defined anew} */
    static List<FieldDefinitionUpdate> changes(CollectionUpdate update) {
        List<FieldDefinitionUpdate> changes = new ArrayList<>();
        for (String key : update.removedFields()) {
            changes.add(FieldDefinitionUpdate.newBuilder()
                    .setFieldDefinition(FieldDefinition.newBuilder().setKey(key))
                    .setOperation(FieldDefinitionOperation.FIELD_DEFINITION_DELETE)
                    .build());
        }
        for (dev.filechat.collections.FieldDefinition field : update.addedFields()) {
            changes.add(FieldDefinitionUpdate.newBuilder()
                    .setFieldDefinition(toMessage(field))
                    .setOperation(FieldDefinitionOperation.FIELD_DEFINITION_ADD)
                    .build());
        }
        return changes;
    }

    static List<String> removed(List<FieldDefinitionUpdate> changes) {
        return MessageLists.map(
                changes,
                change -> change.getOperation() == FieldDefinitionOperation.FIELD_DEFINITION_DELETE
                                && !change.getFieldDefinition().getKey().isBlank()
                        ? change.getFieldDefinition().getKey()
                        : null);
    }

    static List<dev.filechat.collections.FieldDefinition> added(List<FieldDefinitionUpdate> changes) {
        return MessageLists.map(
                changes,
                change -> change.getOperation() == FieldDefinitionOperation.FIELD_DEFINITION_ADD
                        ? fromMessage(change.getFieldDefinition())
                        : null);
    }
}
