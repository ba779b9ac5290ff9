// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Fills messages by their descriptors, so that a field that is added to a message later is filled, too. Of fields that
 * exclude each other, the variant chooses one; a list of messages has an element for each such choice. All variants
 * together reach every field.
 */
final class MessageFiller {
    static final int VARIANTS = 6;

    /** Fields that exclude each other without being a oneof. */
    private static final List<Set<String>> EXCLUSIVE = List.of(
            Set.of("FileContent.file_id", "FileContent.data", "FileContent.url"),
            Set.of("GetCompletionsRequest.stop", "GetCompletionsRequest.guidelines"),
            Set.of("WebSearch.excluded_domains", "WebSearch.allowed_domains"),
            Set.of("XSearch.allowed_x_handles", "XSearch.excluded_x_handles"));

    /** Fields without which a message has no counterpart in the api. */
    private static final Set<String> NEVER_EMPTY = Set.of(
            "FileContent.file_id",
            "FileContent.data",
            "FileContent.url",
            "FileContent.filename",
            "ImageUrlContent.image_url",
            "ImageUrlContent.file_id",
            "FunctionCall.name",
            "GetCompletionsRequest.logprobs",
            "PolicyGuideline.category",
            "FieldDefinition.key",
            "CreateCollectionRequest.collection_name",
            "SearchRequest.query",
            "UpdateDocumentRequest.name",
            "UpdateDocumentRequest.content_type");

    /** Fields that this library leaves out: the key tells the team. */
    private static final Set<String> LEFT_OUT = Set.of(
            "CreateCollectionRequest.team_id",
            "UpdateCollectionRequest.team_id",
            "UpdateDocumentRequest.team_id",
            "ListCollectionsRequest.team_id",
            "ListDocumentsRequest.team_id");

    private final Fill fill;
    private final int variant;
    private final FieldValues values;

    private MessageFiller(Fill fill, int variant) {
        this.fill = fill;
        this.variant = variant;
        this.values = new FieldValues(fill == Fill.UNKNOWN_ENUMS);
    }

    /** {@return a message of the type of another one} */
    @SuppressWarnings("unchecked")
    static <M extends Message> M fill(M type, Fill fill, int variant) {
        return (M) new MessageFiller(fill, variant).filled(type.newBuilderForType(), variant);
    }

    /** {@return the name of a field, with its message's} */
    static String name(FieldDescriptor field) {
        return field.getContainingType().getName() + "." + field.getName();
    }

    /** {@return the fields of a type that have a counterpart in the api} */
    static List<FieldDescriptor> fields(Descriptor type) {
        return type.getFields().stream()
                .filter(field -> !LEFT_OUT.contains(name(field)))
                .toList();
    }

    private Message filled(Message.Builder builder, int choice) {
        for (FieldDescriptor field : fields(builder.getDescriptorForType())) {
            List<FieldDescriptor> rivals = rivals(field);
            if (rivals.get(choice % rivals.size()) == field) {
                fill(builder, field);
            }
        }
        return builder.build();
    }

    private void fill(Message.Builder builder, FieldDescriptor field) {
        if (field.isMapField()) {
            Message.Builder entry = builder.newBuilderForField(field);
            builder.addRepeatedField(field, filled(entry, variant));
        } else if (field.isRepeated()) {
            boolean messages = field.getJavaType() == JavaType.MESSAGE;
            int elements = messages ? Math.max(2, choices(field.getMessageType())) : 2;
            for (int i = 0; i < elements; i++) {
                builder.addRepeatedField(
                        field, messages ? filled(builder.newBuilderForField(field), i) : values.next(field));
            }
        } else if (field.getJavaType() == JavaType.MESSAGE) {
            builder.setField(field, filled(builder.newBuilderForField(field), variant));
        } else if (fill.hasValues
                || NEVER_EMPTY.contains(name(field))
                || field.getContainingType().getOptions().getMapEntry()) {
            builder.setField(field, values.next(field));
        } else if (field.hasPresence() && (fill == Fill.ZEROS || field.getRealContainingOneof() != null)) {
            builder.setField(field, FieldValues.LIMITED.getOrDefault(name(field), field.getDefaultValue()));
        }
    }

    private static int choices(Descriptor type) {
        return type.getFields().stream()
                .mapToInt(field -> rivals(field).size())
                .max()
                .orElse(1);
    }

    /** {@return the fields that exclude each other with a field, itself included} */
    private static List<FieldDescriptor> rivals(FieldDescriptor field) {
        if (field.getRealContainingOneof() != null) {
            return field.getRealContainingOneof().getFields();
        }
        List<FieldDescriptor> rivals = new ArrayList<>(List.of(field));
        for (Set<String> exclusive : EXCLUSIVE) {
            if (exclusive.contains(name(field))) {
                rivals = field.getContainingType().getFields().stream()
                        .filter(other -> exclusive.contains(name(other)))
                        .toList();
            }
        }
        return rivals;
    }

    /** The values of the fields. */
    enum Fill {
        /** Every field has a value of its own. */
        EVERYTHING(true),
        /** The same, but all enums have numbers that this library does not know. */
        UNKNOWN_ENUMS(true),
        /** Every field that distinguishes unset from zero is set to zero. */
        ZEROS(false),
        /** Nested messages are set, but no field in them that can be left unset. */
        NOTHING(false);

        private final boolean hasValues;

        Fill(boolean hasValues) {
            this.hasValues = hasValues;
        }
    }
}
