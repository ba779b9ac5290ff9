// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.faults;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import java.util.List;

/** Gives every enum of a message a value that no schema knows, as a newer service might. */
public final class UnknownEnums {

    static final int NUMBER = 99;

    private UnknownEnums() {}

    public static Message in(Message message) {
        Message.Builder builder = message.toBuilder();
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            if (field.getJavaType() == JavaType.ENUM) {
                change(builder, field);
            } else if (field.getJavaType() == JavaType.MESSAGE) {
                descend(message, builder, field);
            }
        }
        return builder.build();
    }

    private static void change(Message.Builder builder, FieldDescriptor field) {
        EnumValueDescriptor unknown = unknown(field.getEnumType());
        if (field.isRepeated()) {
            List<?> values = (List<?>) builder.getField(field);
            builder.setField(field, values.stream().map(value -> unknown).toList());
        } else if (!field.hasPresence() || builder.hasField(field)) {
            builder.setField(field, unknown);
        }
    }

    private static EnumValueDescriptor unknown(EnumDescriptor type) {
        return type.findValueByNumberCreatingIfUnknown(NUMBER);
    }

    private static void descend(Message message, Message.Builder builder, FieldDescriptor field) {
        if (field.isRepeated()) {
            List<?> values = (List<?>) message.getField(field);
            builder.setField(
                    field, values.stream().map(value -> in((Message) value)).toList());
        } else if (message.hasField(field)) {
            builder.setField(field, in((Message) message.getField(field)));
        }
    }
}
