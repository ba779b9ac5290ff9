// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.ErrorDetailsProto;

/** Messages and lines as JSON trees. */
final class CassetteJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What the status of a batch's request can have as details. */
    private static final TypeRegistry DETAILS = TypeRegistry.newBuilder()
            .add(ErrorDetailsProto.getDescriptor().getMessageTypes())
            .build();

    private CassetteJson() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ObjectNode of(MessageOrBuilder message) {
        try {
            return (ObjectNode) MAPPER.readTree(
                    JsonFormat.printer().usingTypeRegistry(DETAILS).print(message));
        } catch (InvalidProtocolBufferException | JsonProcessingException e) {
            throw new IllegalStateException("A message of the service always has a JSON form", e);
        }
    }

    /** Fills a builder. */
    static <B extends Message.Builder> B into(B builder, JsonNode json) {
        try {
            JsonFormat.parser().usingTypeRegistry(DETAILS).merge(json.toString(), builder);
            return builder;
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(
                    "The cassette has something that is not a "
                            + builder.getDescriptorForType().getName() + ": " + e.getMessage(),
                    e);
        }
    }

    static JsonNode parse(String line) throws JsonProcessingException {
        return MAPPER.readTree(line);
    }
}
