// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import static java.util.Map.entry;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import dev.filechat.proto.GuidelineCategory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Messages with random values, within the limits of the api. */
final class RandomMessages {
    private static final int LONGEST_LIST = 3;
    private static final int SECONDS_OF_10_YEARS = 315_360_000;

    /**
     * Fields without which, or with an empty value in which, a message has no counterpart in the api, which does not
     * distinguish an empty delta from none.
     */
    private static final Set<String> NEEDED = Set.of(
            "FileContent.filename",
            "CompletionMessage.content",
            "Delta.content",
            "FunctionCall.name",
            "GetCompletionsRequest.messages",
            "GetCompletionsRequest.model",
            "GetCompletionsRequest.logprobs",
            "PolicyGuideline.category",
            "GenerateImageRequest.model",
            "GenerateImageRequest.prompt",
            "GenerateImageRequest.n",
            "StorageOptions.filename",
            "CollectionsSearch.collection_ids",
            "FieldDefinition.key",
            "IndexConfiguration.model_name",
            "CreateCollectionRequest.collection_name",
            "FileMetadata.file_id",
            "SearchRequest.query",
            "SearchRequest.source");

    /** Fields of which one is always set: the api has no "neither". */
    private static final Set<String> NEEDED_CHOICES = Set.of(
            "Content.content",
            "Tool.tool",
            "ToolChoice.tool_choice",
            "Source.source",
            "ImageUrlContent.source",
            "Guideline.kind",
            "ChunkConfiguration.config");

    /** Fields of which only one is set. */
    private static final List<List<String>> EXCLUSIVE = List.of(
            List.of("FileContent.file_id", "FileContent.data", "FileContent.url"),
            List.of("GenerateImageRequest.image", "GenerateImageRequest.images"),
            List.of("GetCompletionsRequest.stop", "GetCompletionsRequest.guidelines"),
            List.of("WebSearch.excluded_domains", "WebSearch.allowed_domains"),
            List.of("XSearch.allowed_x_handles", "XSearch.excluded_x_handles"));

    /** Fields whose values the api limits. */
    private static final Map<String, Function<RandomGenerator, Object>> LIMITED = Map.ofEntries(
            entry("GetCompletionsRequest.n", random -> 1 + random.nextInt(128)),
            entry("GetCompletionsRequest.top_logprobs", random -> random.nextInt(9)),
            entry("GetCompletionsRequest.temperature", random -> 2 * random.nextFloat()),
            entry("GetCompletionsRequest.top_p", RandomGenerator::nextFloat),
            entry("GetCompletionsRequest.logprobs", random -> true),
            // Enough that no two are the same.
            entry(
                    "PolicyGuideline.category",
                    random -> GuidelineCategory.getDescriptor().findValueByNumberCreatingIfUnknown(random.nextInt())),
            entry("GenerateImageRequest.model", random -> "grok-" + random.nextInt(10)),
            entry("GenerateImageRequest.prompt", random -> "Gate " + random.nextInt(10)),
            entry("GenerateImageRequest.n", random -> 1 + random.nextInt(128)),
            entry("StorageOptions.filename", random -> random.nextInt(10) + ".png"),
            entry("StorageOptions.expires_after", random -> 1L + random.nextInt(SECONDS_OF_10_YEARS)),
            entry("PublicUrlOptions.expires_after", random -> 1L + random.nextInt(SECONDS_OF_10_YEARS)),
            // Enough that no two are the same.
            entry("FieldDefinition.key", random -> "field " + random.nextLong()),
            entry("DocumentsSource.collection_ids", random -> "collection-" + random.nextInt(10)),
            entry("IndexConfiguration.model_name", random -> "embedding " + random.nextInt(10)),
            entry("FieldsEntry.key", random -> "field " + random.nextInt(10)),
            entry("GetCompletionsRequest.model", random -> "grok-" + random.nextInt(10)),
            entry("CreateCollectionRequest.collection_name", random -> "manuals " + random.nextInt(10)),
            entry("UpdateCollectionRequest.collection_name", random -> "manuals " + random.nextInt(10)),
            entry("UpdateDocumentRequest.name", random -> random.nextInt(10) + ".txt"),
            entry("UpdateDocumentRequest.content_type", random -> "text/" + random.nextInt(10)),
            entry("FileMetadata.file_id", random -> "file-" + random.nextInt(10)),
            entry("SearchRequest.query", random -> "Gate " + random.nextInt(10)),
            entry("SearchRequest.limit", random -> 1 + random.nextInt(100)),
            entry("Timestamp.seconds", random -> 1_700_000_000L + random.nextInt(SECONDS_OF_10_YEARS)),
            entry("Timestamp.nanos", random -> random.nextInt(1_000_000_000)));

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "grok",
            "a\nb",
            "\"'\\",
            "äöü€",
            "日本語",
            "😀",
            "\u0000",
            "\u2028",
            "a\r\nb",
            "%s",
            "{\"type\":\"object\"}");

    private final RandomGenerator random;

    RandomMessages(RandomGenerator random) {
        this.random = random;
    }

    /** {@return a message of the type of another one} */
    Message like(Message type) {
        Message.Builder builder = type.newBuilderForType();
        for (FieldDescriptor field : MessageFiller.fields(type.getDescriptorForType())) {
            if (field.getRealContainingOneof() == null && isChosen(field)) {
                set(builder, field);
            }
        }
        for (OneofDescriptor choice : type.getDescriptorForType().getRealOneofs()) {
            String name = type.getDescriptorForType().getName() + "." + choice.getName();
            if (NEEDED_CHOICES.contains(name) || random.nextBoolean()) {
                set(builder, choice.getField(random.nextInt(choice.getFieldCount())));
            }
        }
        exclude(builder);
        return builder.build();
    }

    private boolean isChosen(FieldDescriptor field) {
        return NEEDED.contains(MessageFiller.name(field))
                || isExclusive(field)
                || field.getContainingType().getOptions().getMapEntry()
                || random.nextInt(3) > 0;
    }

    private static boolean isExclusive(FieldDescriptor field) {
        return EXCLUSIVE.stream().anyMatch(names -> names.contains(MessageFiller.name(field)));
    }

    /** Keeps one of the fields that exclude each other. */
    private void exclude(Message.Builder builder) {
        String type = builder.getDescriptorForType().getName();
        for (List<String> names : EXCLUSIVE) {
            String kept = names.get(random.nextInt(names.size()));
            for (String name : names) {
                if (name.startsWith(type + ".") && !name.equals(kept)) {
                    builder.clearField(
                            builder.getDescriptorForType().findFieldByName(name.substring(type.length() + 1)));
                }
            }
        }
    }

    private void set(Message.Builder builder, FieldDescriptor field) {
        if (field.isRepeated()) {
            int least = NEEDED.contains(MessageFiller.name(field)) ? 1 : 0;
            int elements = field.isMapField() ? random.nextInt(2) : least + random.nextInt(LONGEST_LIST);
            for (int i = 0; i < elements; i++) {
                builder.addRepeatedField(field, value(builder, field));
            }
        } else {
            builder.setField(field, value(builder, field));
        }
    }

    private Object value(Message.Builder builder, FieldDescriptor field) {
        if (field.getJavaType() == JavaType.MESSAGE) {
            return like(builder.newBuilderForField(field).getDefaultInstanceForType());
        }
        Function<RandomGenerator, Object> limited = LIMITED.get(MessageFiller.name(field));
        return limited != null
                ? limited.apply(random)
                : switch (field.getJavaType()) {
                    case INT -> random.nextInt();
                    case LONG -> random.nextLong();
                    case FLOAT -> (float) random.nextGaussian();
                    case DOUBLE -> random.nextGaussian();
                    case BOOLEAN -> random.nextBoolean();
                    case STRING -> text(field);
                    case BYTE_STRING -> bytes(field);
                    case ENUM -> constant(field.getEnumType());
                    case MESSAGE -> throw new IllegalArgumentException(field + " is a message");
                };
    }

    private String text(FieldDescriptor field) {
        String text = TEXTS.get(random.nextInt(TEXTS.size())) + TEXTS.get(random.nextInt(TEXTS.size()));
        boolean needed = NEEDED.contains(MessageFiller.name(field))
                || isExclusive(field)
                || field.getContainingType().getName().equals("ImageUrlContent");
        return needed && text.isEmpty() ? "something" : text;
    }

    private ByteString bytes(FieldDescriptor field) {
        byte[] bytes = new byte[random.nextInt(40) + (isExclusive(field) ? 1 : 0)];
        random.nextBytes(bytes);
        return ByteString.copyFrom(bytes);
    }

    /** In one of four cases, a number that this library does not know. */
    private Object constant(EnumDescriptor type) {
        return random.nextInt(4) == 0
                ? type.findValueByNumberCreatingIfUnknown(random.nextInt())
                : type.getValues().get(random.nextInt(type.getValues().size()));
    }
}
