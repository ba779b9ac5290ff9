// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import dev.filechat.proto.DocumentsSource;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.SearchRequest;
import dev.filechat.proto.collections.CreateCollectionRequest;
import dev.filechat.transport.grpc.messages.MessageFiller.Fill;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages become the api's types, and messages again. */
class RoundTripTest {
    @ParameterizedTest
    @MethodSource("allPairs")
    void everyFieldSurvives(Pair<?> pair, int variant) {
        Message message = pair.filled(Fill.EVERYTHING, variant);

        assertThat(pair.returned(message)).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("openPairs")
    void enumNumbersThatThisLibraryDoesNotKnowSurvive(Pair<?> pair, int variant) {
        Message message = pair.filled(Fill.UNKNOWN_ENUMS, variant);

        assertThat(pair.returned(message)).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("allPairs")
    void aZeroThatIsSetStaysSet(Pair<?> pair, int variant) {
        Message message = withoutEmptyOnes(pair.filled(Fill.ZEROS, variant));

        assertThat(pair.returned(message)).isEqualTo(message);
    }

    /** Without the fields of which an empty one is none. */
    private static Message withoutEmptyOnes(Message message) {
        if (message instanceof CreateCollectionRequest request
                && request.getIndexConfiguration().getModelName().isEmpty()) {
            return request.toBuilder().clearIndexConfiguration().build();
        }
        FieldDescriptor token = message.getDescriptorForType().findFieldByName("pagination_token");
        return token == null ? message : message.toBuilder().clearField(token).build();
    }

    @ParameterizedTest
    @MethodSource("allPairs")
    void aFieldThatIsNotSetStaysUnset(Pair<?> pair, int variant) {
        Message message = withoutEmptyOnes(pair.filled(Fill.NOTHING, variant));

        assertThat(pair.returned(message)).isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void anEmptyMessageStaysEmpty(Pair<?> pair) {
        Message message = least(pair.type());

        assertThat(pair.returned(message)).isEqualTo(message);
    }

    /** {@return the message with no more than the api needs} */
    private static Message least(Message empty) {
        return switch (empty) {
            case GetCompletionsRequest request ->
                request.toBuilder()
                        .addMessages(dev.filechat.proto.Message.getDefaultInstance())
                        .build();
            case CreateCollectionRequest request ->
                request.toBuilder().setCollectionName("a").build();
            case SearchRequest request ->
                request.toBuilder()
                        .setQuery("a")
                        .setSource(DocumentsSource.getDefaultInstance())
                        .build();
            default -> empty;
        };
    }

    @Test
    void theFilledMessagesHaveEveryFieldThereIs() {
        Set<String> filled = new TreeSet<>();
        Set<String> all = new TreeSet<>();
        allPairs().map(Arguments::get).forEach(arguments -> {
            Message message = ((Pair<?>) arguments[0]).filled(Fill.EVERYTHING, (int) arguments[1]);
            collectSet(message, filled);
            collectAll(message.getDescriptorForType(), all);
        });

        assertThat(filled).isEqualTo(all).contains("ReciprocalRankFusion.text_weight", "FileContent.data");
    }

    static List<Pair<?>> pairs() {
        return Stream.of(Pair.CHAT, Pair.FILES, Pair.MODELS, Pair.BATCHES, Pair.COLLECTIONS)
                .flatMap(List::stream)
                .toList();
    }

    static Stream<Arguments> allPairs() {
        return variants(pairs());
    }

    /** {@return the pairs whose enums are open} */
    static Stream<Arguments> openPairs() {
        return variants(
                Stream.of(Pair.CHAT, Pair.COLLECTIONS).flatMap(List::stream).toList());
    }

    private static Stream<Arguments> variants(List<Pair<?>> pairs) {
        return pairs.stream()
                .flatMap(pair ->
                        IntStream.range(0, MessageFiller.VARIANTS).mapToObj(variant -> Arguments.of(pair, variant)));
    }

    private static void collectSet(Message message, Set<String> names) {
        message.getAllFields().forEach((field, value) -> {
            names.add(MessageFiller.name(field));
            if (field.getJavaType() == JavaType.MESSAGE) {
                List<?> values = value instanceof List<?> list ? list : List.of(value);
                values.forEach(element -> collectSet((Message) element, names));
            }
        });
    }

    private static void collectAll(Descriptor type, Set<String> names) {
        for (FieldDescriptor field : MessageFiller.fields(type)) {
            if (names.add(MessageFiller.name(field)) && field.getJavaType() == JavaType.MESSAGE) {
                collectAll(field.getMessageType(), names);
            }
        }
    }
}
