// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.Type;
import java.util.Map;

/** Values for fields, none of them zero and each one different. */
final class FieldValues {
    /** The fields whose values the api limits. */
    static final Map<String, Object> LIMITED = Map.of(
            "GetCompletionsRequest.n", 7,
            "GetCompletionsRequest.top_logprobs", 5,
            "GetCompletionsRequest.temperature", 1.25f,
            "GetCompletionsRequest.top_p", 0.75f,
            "ListFilesRequest.limit", 42,
            "SearchRequest.limit", 7);

    private static final int UNKNOWN = 1_000_000;

    private final boolean unknownEnums;
    private int count;

    FieldValues(boolean unknownEnums) {
        this.unknownEnums = unknownEnums;
    }

    Object next(FieldDescriptor field) {
        count++;
        Object limited = LIMITED.get(MessageFiller.name(field));
        return limited != null
                ? limited
                : switch (field.getJavaType()) {
                    // Unsigned numbers do not fit into a signed one.
                    case INT -> field.getType() == Type.UINT32 ? Integer.MIN_VALUE + count : count;
                    case LONG -> field.getType() == Type.UINT64 ? Long.MIN_VALUE + count : (1L << 32) + count;
                    case FLOAT -> count + 0.5f;
                    case DOUBLE -> count + 0.25;
                    case BOOLEAN -> true;
                    case STRING -> field.getName() + " " + count;
                    case BYTE_STRING -> ByteString.copyFromUtf8("bytes " + count);
                    case ENUM -> constant(field.getEnumType());
                    case MESSAGE -> throw new IllegalArgumentException(field + " is a message");
                };
    }

    private Object constant(EnumDescriptor type) {
        return unknownEnums
                ? type.findValueByNumberCreatingIfUnknown(UNKNOWN + count)
                : type.getValues().get(1 + count % (type.getValues().size() - 1));
    }
}
