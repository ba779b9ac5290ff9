// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import dev.filechat.proto.ChatProto;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChatDocumentTest {
    /** A row of one of the tables whose first cell is a call, a message or a field. */
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([A-Z]\\w+(?:[./]\\w+)?)` \\| (.*?) \\|(?: .* \\|)?$");

    /** A type, possibly a nested one, and possibly a method of it. */
    private static final Pattern NAMED =
            Pattern.compile("`([A-Z]\\w+(?:\\.[A-Z]\\w+)*)(?:\\.([a-z]\\w*)(?:\\(\\w*\\))?)?`");

    @Test
    void thePageListsEveryCallEveryMessageAndEveryFieldAndNothingElse() throws IOException {
        Set<String> declared = new TreeSet<>();
        ServiceDescriptor chat = ChatProto.getDescriptor().findServiceByName("Chat");
        for (MethodDescriptor method : chat.getMethods()) {
            declared.add("Chat/" + method.getName());
            collect(method.getInputType(), declared);
            collect(method.getOutputType(), declared);
        }

        assertThat(rows().map(row -> row.group(1))).containsExactlyInAnyOrderElementsOf(declared);
    }

    @Test
    void everythingThatThePageNamesExists() throws IOException {
        List<String> unknown = rows().flatMap(row -> NAMED.matcher(row.group(2)).results())
                .filter(named -> !exists(named.group(1), named.group(2)))
                .map(MatchResult::group)
                .toList();

        assertThat(unknown).isEmpty();
    }

    private static Stream<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("../docs/reference/chat.md")))
                .results();
    }

    /** A message without fields is listed itself. */
    private static void collect(Descriptor message, Set<String> names) {
        if (message.getFullName().startsWith("google.")) {
            return;
        }
        if (message.getFields().isEmpty()) {
            names.add(message.getName());
        }
        for (FieldDescriptor field : message.getFields()) {
            if (names.add(message.getName() + "." + field.getName())
                    && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                    && !field.isMapField()) {
                collect(field.getMessageType(), names);
            }
        }
    }

    private static boolean exists(String type, String method) {
        return Stream.of(
                        "",
                        "chat.",
                        "chat.messages.",
                        "chat.options.",
                        "chat.responses.",
                        "chat.search.",
                        "chat.tools.")
                .map(room -> "dev.filechat." + room)
                .map(where -> find(where + type.replace('.', '$')))
                .filter(Objects::nonNull)
                .anyMatch(found -> method == null
                        || Arrays.stream(found.getMethods())
                                .map(Method::getName)
                                .anyMatch(method::equals));
    }

    private static Class<?> find(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
