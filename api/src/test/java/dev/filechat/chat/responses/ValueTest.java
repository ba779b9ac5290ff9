// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.responses;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.FileRef;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.tools.CodeExecution;
import dev.filechat.chat.tools.ImageGeneration;
import dev.filechat.chat.tools.Mcp;
import dev.filechat.chat.tools.Retrieval;
import dev.filechat.chat.tools.Tool;
import dev.filechat.files.PublicUrl;
import dev.filechat.files.RevokedUrl;
import dev.filechat.files.StoredFile;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValueTest {
    static Stream<Object> valuesWithEveryFieldSet() {
        return Stream.of(
                Samples.CALL,
                Samples.USAGE,
                Samples.FUNCTION,
                Samples.COLLECTIONS_SEARCH,
                Samples.MCP,
                Samples.DEBUG,
                Samples.OUTPUT,
                Samples.DELTA,
                Samples.RESPONSE,
                Samples.CHUNK,
                Samples.MESSAGE,
                Samples.STORED_FILE,
                PublicUrl.of("https://cdn.example/a", Instant.EPOCH),
                RevokedUrl.of("file-1", true, "https://cdn.example/a"));
    }

    @ParameterizedTest
    @MethodSource("valuesWithEveryFieldSet")
    void noFieldIsForgottenInEqualityAndText(Object value) {
        List<String> names = new ArrayList<>();
        for (Class<?> type = value.getClass(); type != Object.class; type = type.getSuperclass()) {
            Arrays.stream(type.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .map(Field::getName)
                    .filter(name -> !name.equals("metadata")) // how an answer came is not what it says
                    .forEach(names::add);
        }

        assertThat(names)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(value.toString()).contains(name + "="));
    }

    @Test
    void everyOptionHasAnAccessorAndASetterOfItsName() throws ReflectiveOperationException {
        Set<String> ofAll = Set.of("definedOptions", "toBuilder", "hashCode", "toString");
        List<Method> accessors = Stream.of(ChatOptions.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getParameterCount() == 0 && !ofAll.contains(method.getName()))
                .toList();

        assertThat(Samples.ALL_OPTIONS.definedOptions())
                .containsExactlyInAnyOrderElementsOf(
                        accessors.stream().map(Method::getName).toList());
        for (Method accessor : accessors) {
            assertThat(Samples.ALL_OPTIONS.toString())
                    .contains(accessor.getName() + "=" + value(accessor.invoke(Samples.ALL_OPTIONS)));
        }
    }

    private static Object value(Object got) {
        return switch (got) {
            case Optional<?> optional -> optional.orElseThrow();
            case OptionalInt number -> number.getAsInt();
            case Map<?, ?> headers -> headers.keySet(); // their values may be secret
            default -> got;
        };
    }

    @Test
    void toBuilderKeepsEveryField() {
        assertThat(Samples.OPTIONS.toBuilder().build()).isEqualTo(Samples.OPTIONS);
        assertThat(Samples.OUTPUT.toBuilder().build()).isEqualTo(Samples.OUTPUT);
        assertThat(Samples.DELTA.toBuilder().build()).isEqualTo(Samples.DELTA);
        assertThat(Samples.RESPONSE.toBuilder().build()).isEqualTo(Samples.RESPONSE);
        assertThat(Samples.CHUNK.toBuilder().build()).isEqualTo(Samples.CHUNK);
    }

    @Test
    void valuesAreEqualByTypeAndFields() {
        assertThat(ImageGeneration.create().withAction("a"))
                .isEqualTo(ImageGeneration.create().withAction("a"))
                .hasSameHashCodeAs(ImageGeneration.create().withAction("a"))
                .isNotEqualTo(ImageGeneration.create().withAction("b"));
        assertThat((Object) Retrieval.semantic()).isNotEqualTo(Retrieval.keyword());
    }

    @Test
    void anOptionalZeroOrFalseIsShownAndDiffersFromUnset() {
        ChatOptions zero =
                ChatOptions.builder().seed(0).parallelToolCalls(false).build();

        assertThat(zero).isNotEqualTo(ChatOptions.none()).hasToString("ChatOptions[seed=0, parallelToolCalls=false]");
        assertThat(ChatOptions.none()).hasToString("ChatOptions[]");
    }

    @Test
    void textIsCutAndShowsNoSecretAndNoBytes() {
        assertThat(Message.user("x".repeat(10_000)).toString())
                .hasSizeLessThan(400)
                .contains("10000 chars");
        assertThat(ChatOptions.builder()
                        .stop("a", "b")
                        .tools(nCopies(11, CodeExecution.create()))
                        .build())
                .hasToString("ChatOptions[stop=[a, b], tools=(11 elements)]");
        assertThat(Samples.MCP.toString()).contains("label").doesNotContain("secret");
        assertThat(Samples.DEBUG.toString()).contains("tag").doesNotContain("secret");
        assertThat(Content.image("data:image/png;base64,AAAABBBB").toString()).doesNotContain("AAAA");
        assertThat(FileRef.inline("a.txt", "text/plain", new byte[] {65, 66}).toString())
                .isEqualTo("Inline[a.txt, text/plain, 2 bytes]");
    }

    @Test
    void aPublicUrlIsNotShownAndCountsForEquality() {
        StoredFile other = StoredFile.builder("file-1", "a.pdf", 5)
                .createdAt(Instant.EPOCH)
                .expiresAt(Instant.EPOCH)
                .publicUrl("https://cdn.example/other")
                .publicUrlExpiresAt(Instant.EPOCH)
                .build();

        assertThat(Samples.STORED_FILE).isNotEqualTo(other);
        assertThat(Samples.STORED_FILE.toString()).doesNotContain("cdn.example");
    }

    @Test
    void secretsCountForEquality() {
        Mcp.Builder builder = Mcp.builder("https://mcp.example");

        assertThat(builder.authorization("a").build())
                .isEqualTo(builder.authorization("a").build())
                .isNotEqualTo(builder.authorization("b").build());
    }

    @Test
    void nullIsRefusedByName() {
        assertThatThrownBy(() -> ChatOptions.builder().endUserId(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("endUserId");
        assertThatThrownBy(() -> ChatOptions.builder().tools((Tool) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("an element of tools");
        assertThatThrownBy(() -> new InlineCitation("", 0, 0, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("source");
    }

    @Test
    void theLikelyTokensOfALikelyTokenAreRefused() {
        assertThatThrownBy(() -> new LogProb("c", -2, ByteBuffer.allocate(0), List.of(Samples.LOGPROB)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an element of topLogprobs has topLogprobs of its own");
    }

    @Test
    void aListGivenToABuilderIsCopied() {
        List<String> given = new ArrayList<>(List.of("a"));
        ChatOptions options = ChatOptions.builder().stop(given).build();

        given.add("b");

        assertThat(options.stop()).containsExactly("a");
    }
}
