// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.transport.grpc.messages.MessageFiller.Fill;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Half of a surrogate pair, which UTF-8 cannot encode, in every text of a request. */
class UnsendableTextTest {
    private static final String HALF = "half \ud83d";

    /** The messages of a request in which one text cannot be sent. Fields that are added later are among them. */
    @TestFactory
    List<DynamicTest> theTypeOfTheApiRefusesIt() {
        Map<String, Message> requests = new TreeMap<>();
        for (int variant = 0; variant < MessageFiller.VARIANTS; variant++) {
            GetCompletionsRequest request =
                    MessageFiller.fill(GetCompletionsRequest.getDefaultInstance(), Fill.EVERYTHING, variant);
            broken(request, requests);
        }
        List<DynamicTest> tests = new ArrayList<>();
        // A request itself is the service's to read, and a model of a request is checked by the engine.
        requests.remove("GetCompletionsRequest.model");
        requests.forEach((field, request) -> tests.add(DynamicTest.dynamicTest(field, () -> refused(request))));
        assertThat(requests).containsKeys("Content.text", "Function.description", "GetCompletionsRequest.user");
        return tests;
    }

    private static void refused(Message request) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestMessages.fromMessage((GetCompletionsRequest) request))
                .withMessageContaining("has half of a surrogate pair at position 6");
    }

    /** Adds a copy of the message for each text within it, by the field's name, with that text broken. */
    private static void broken(Message message, Map<String, Message> copies) {
        for (Map.Entry<FieldDescriptor, Object> entry : message.getAllFields().entrySet()) {
            FieldDescriptor field = entry.getKey();
            List<?> values = field.isRepeated() ? (List<?>) entry.getValue() : List.of(entry.getValue());
            for (int i = 0; i < values.size(); i++) {
                int index = i;
                if (field.getJavaType() == JavaType.STRING) {
                    copies.put(MessageFiller.name(field), with(message, field, index, HALF));
                } else if (field.getJavaType() == JavaType.MESSAGE) {
                    Map<String, Message> within = new TreeMap<>();
                    broken((Message) values.get(i), within);
                    within.forEach((name, part) -> copies.put(name, with(message, field, index, part)));
                }
            }
        }
    }

    private static Message with(Message message, FieldDescriptor field, int index, Object value) {
        Message.Builder copy = message.toBuilder();
        return (field.isRepeated() ? copy.setRepeatedField(field, index, value) : copy.setField(field, value)).build();
    }
}
