// SPDX-License-Identifier: Apache-2.0
package dev.filechat.interop;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** What files of protobuf say about the wire: services, messages and enums, each with its members. */
final class WireFacts {
    private final Map<String, Map<String, String>> elements = new TreeMap<>();

    private WireFacts() {}

    static WireFacts of(Collection<FileDescriptorProto> files) {
        WireFacts facts = new WireFacts();
        for (FileDescriptorProto file : files) {
            String prefix = file.getPackage() + ".";
            file.getServiceList().forEach(service -> facts.add(prefix, service));
            file.getMessageTypeList().forEach(message -> facts.add(prefix, message));
            file.getEnumTypeList().forEach(type -> facts.add(prefix, type));
        }
        return facts;
    }

    /** {@return what differs in what these facts are about; whole elements that only the others have do not count} */
    List<String> differencesFrom(WireFacts sdk) {
        List<String> differences = new ArrayList<>();
        elements.forEach((element, ours) -> {
            Map<String, String> theirs = sdk.elements.get(element);
            if (theirs == null) {
                differences.add(element + ": the SDK lacks it");
                return;
            }
            TreeSet<String> members = new TreeSet<>(ours.keySet());
            members.addAll(theirs.keySet());
            for (String member : members) {
                if (!Objects.equals(ours.get(member), theirs.get(member))) {
                    differences.add(element + ", " + member + ": the SDK " + has(theirs.get(member)) + ", filechat "
                            + has(ours.get(member)));
                }
            }
        });
        return differences;
    }

    int size() {
        return elements.values().stream().mapToInt(Map::size).sum();
    }

    private static String has(String fact) {
        return fact == null ? "lacks it" : "has \"" + fact + "\"";
    }

    private void add(String prefix, ServiceDescriptorProto service) {
        Map<String, String> methods = element("service " + prefix + service.getName());
        for (MethodDescriptorProto method : service.getMethodList()) {
            methods.put(
                    "method " + method.getName(),
                    (method.getClientStreaming() ? "stream " : "") + name(method.getInputType()) + " -> "
                            + (method.getServerStreaming() ? "stream " : "") + name(method.getOutputType()));
        }
    }

    private void add(String prefix, DescriptorProto message) {
        Map<String, String> fields = element("message " + prefix + message.getName());
        for (FieldDescriptorProto field : message.getFieldList()) {
            fields.put("field " + field.getNumber(), field(message, field));
        }
        String inside = prefix + message.getName() + ".";
        message.getNestedTypeList().forEach(nested -> add(inside, nested));
        message.getEnumTypeList().forEach(type -> add(inside, type));
    }

    private void add(String prefix, EnumDescriptorProto type) {
        Map<String, String> values = element("enum " + prefix + type.getName());
        for (EnumValueDescriptorProto value : type.getValueList()) {
            // Two names may share a number.
            values.merge("value " + value.getNumber(), value.getName(), (first, second) -> first + " " + second);
        }
    }

    private Map<String, String> element(String name) {
        return elements.computeIfAbsent(name, absent -> new TreeMap<>());
    }

    /** As the source would say it. A synthetic oneof is what makes a field optional. */
    private static String field(DescriptorProto message, FieldDescriptorProto field) {
        String label = field.getProto3Optional()
                ? "optional "
                : field.getLabel() == Label.LABEL_OPTIONAL
                        ? ""
                        : field.getLabel().name().substring("LABEL_".length()).toLowerCase(Locale.ROOT) + " ";
        String type = field.hasTypeName()
                ? name(field.getTypeName())
                : field.getType().name().substring("TYPE_".length()).toLowerCase(Locale.ROOT);
        String oneof = field.hasOneofIndex() && !field.getProto3Optional()
                ? " in oneof " + message.getOneofDecl(field.getOneofIndex()).getName()
                : "";
        return label + type + " " + field.getName() + oneof;
    }

    private static String name(String absolute) {
        return absolute.substring(1);
    }
}
