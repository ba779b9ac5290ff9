// SPDX-License-Identifier: Apache-2.0
package dev.filechat.proto;

import com.google.protobuf.DescriptorProtos.DescriptorProto.ReservedRange;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Describes the descriptor of a proto file in the lines that {@link WireTable} makes of a table. */
final class WireDescriber {

    private final FileDescriptor file;
    private final List<String> facts = new ArrayList<>();

    private WireDescriber(FileDescriptor file) {
        this.file = file;
    }

    static List<String> describe(FileDescriptor file) {
        var describer = new WireDescriber(file);
        describer.describeFile();
        return List.copyOf(describer.facts);
    }

    private void describeFile() {
        String syntax = file.toProto().getSyntax();
        facts.add("file " + file.getName());
        facts.add("syntax " + (syntax.isEmpty() ? "proto2" : syntax));
        facts.add("package " + file.getPackage());
        file.getServices().forEach(this::describeService);
        file.getMessageTypes().forEach(this::describeMessage);
        file.getEnumTypes().forEach(this::describeEnum);
    }

    private void describeService(ServiceDescriptor service) {
        String heading = "service " + nameOf(service.getFullName());
        facts.add(heading);
        for (MethodDescriptor method : service.getMethods()) {
            facts.add(heading + ": " + method.getName()
                    + ": " + streamed(method.isClientStreaming(), method.getInputType())
                    + " -> " + streamed(method.isServerStreaming(), method.getOutputType()));
        }
    }

    private String streamed(boolean streaming, Descriptor message) {
        return (streaming ? "stream " : "") + nameOf(message.getFullName());
    }

    private void describeMessage(Descriptor message) {
        if (message.getOptions().getMapEntry()) {
            return; // described by the type of its map field
        }
        String heading = "message " + nameOf(message.getFullName());
        facts.add(heading);
        for (FieldDescriptor field : message.getFields()) {
            facts.add(heading + ": " + describeField(field));
        }
        for (ReservedRange range : message.toProto().getReservedRangeList()) {
            facts.add(heading + ": reserved " + range.getStart() + ".." + (range.getEnd() - 1));
        }
        message.getNestedTypes().forEach(this::describeMessage);
        message.getEnumTypes().forEach(this::describeEnum);
    }

    private String describeField(FieldDescriptor field) {
        var fact = new StringBuilder();
        fact.append(field.getNumber()).append(' ').append(field.getName()).append(": ");
        if (field.isRequired()) {
            fact.append("required ");
        } else if (field.isRepeated() && !field.isMapField()) {
            fact.append("repeated ");
        } else if (field.toProto().getProto3Optional()) {
            fact.append("optional ");
        }
        fact.append(typeOf(field));
        if (field.getRealContainingOneof() != null) {
            fact.append(" [oneof ")
                    .append(field.getRealContainingOneof().getName())
                    .append(']');
        }
        if (field.getOptions().getDeprecated()) {
            fact.append(" [deprecated]");
        }
        return fact.toString();
    }

    private String typeOf(FieldDescriptor field) {
        if (field.isMapField()) {
            Descriptor entry = field.getMessageType();
            return "map<" + typeOf(entry.findFieldByNumber(1)) + ", " + typeOf(entry.findFieldByNumber(2)) + ">";
        }
        return switch (field.getJavaType()) {
            case MESSAGE -> nameOf(field.getMessageType().getFullName());
            case ENUM -> nameOf(field.getEnumType().getFullName());
            default -> field.getType().name().toLowerCase(Locale.ROOT);
        };
    }

    private void describeEnum(EnumDescriptor type) {
        String heading = "enum " + nameOf(type.getFullName());
        facts.add(heading);
        for (EnumValueDescriptor value : type.getValues()) {
            facts.add(heading + ": " + value.getNumber() + " " + value.getName());
        }
    }

    /** The name within the package of the file, or the full name of what lies in another package. */
    private String nameOf(String fullName) {
        String prefix = file.getPackage() + ".";
        return fullName.startsWith(prefix) ? fullName.substring(prefix.length()) : fullName;
    }
}
