// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.calls.ResponseMetadata;
import dev.filechat.chat.responses.ChatResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseMetadataTest {
    private static final String KEY = "a-key-0123456789";

    private static ResponseMetadata received(String name, String value) {
        return ResponseMetadata.received(each -> each.accept(name, value), KEY);
    }

    @Test
    void headersAreFoundInAnyCaseAndKeepTheOrderOfTheirValues() {
        ResponseMetadata metadata = ResponseMetadata.of(Map.of("X-Request-Id", List.of("header", "trailer")));

        assertThat(metadata.requestId()).contains("header");
        assertThat(metadata.allValues("x-REQUEST-id")).containsExactly("header", "trailer");
        assertThat(metadata.map()).containsOnlyKeys("x-request-id");
        assertThatThrownBy(() -> metadata.map().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "x-request-id, 0f5c6b1e-8a53",
        "x-ratelimit-remaining-tokens, 9000",
        "x-ratelimit-limit-requests, 60",
        "server-timing, basic;dur=3",
        "cf-ray, 8d1f3a2b4c5d6e7f-FRA",
        "date, 'Sat, 28 Nov 2026 10:00:00 GMT'",
        "x-monkey, banana",
    })
    void whatIsNoSecretIsKept(String name, String value) {
        assertThat(received(name, value).firstValue(name)).contains(value);
    }

    @ParameterizedTest
    @CsvSource({
        "authorization, x",
        "proxy-authenticate, x",
        "Set-Cookie, a=b",
        "x-api-key, x",
        "x-amz-security-token, x",
        "x-session, x",
        "x-echo, a-key-0123456789",
        "x-echo, <a-key-0123456789>",
        "x-echo, Bearer abc",
        "x-echo, xai-0123456789abcdefghij",
        "x-echo, sk-0123456789abcdefghij",
        "x-echo, eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc",
        "grpc-status-details-bin, x",
    })
    void whatMayBeASecretAndWhatIsBinaryIsLeftOut(String name, String value) {
        assertThat(received(name, value).map()).isEmpty();
    }

    @Test
    void itsSizeIsBounded() {
        ResponseMetadata metadata = ResponseMetadata.received(
                each -> {
                    each.accept("long", "x".repeat(1025));
                    each.accept("longest", "x".repeat(1024));
                    for (int i = 0; i < 1000; i++) {
                        each.accept("n" + i, "x");
                    }
                },
                KEY);

        assertThat(metadata.map()).hasSize(100).containsKey("longest").doesNotContainKey("long");
    }

    @Test
    void theHeadersAreReadWhenTheyAreAskedForAndOnce() {
        AtomicInteger reads = new AtomicInteger();
        ResponseMetadata metadata = ResponseMetadata.received(each -> reads.incrementAndGet(), KEY);
        int before = reads.get();
        metadata.requestId();
        metadata.map();

        assertThat(before).isZero();
        assertThat(reads).hasValue(1);
    }

    /** An answer is what the service says, however it came. */
    @Test
    void answersAreEqualWhateverTheirHeaders() {
        ChatResponse answer = Answers.text("42");
        ChatResponse other = answer.toBuilder()
                .metadata(ResponseMetadata.of(Map.of("x-request-id", List.of("req-1"))))
                .build();

        assertThat(other).isEqualTo(answer).hasToString(answer.toString());
        assertThat(other.toBuilder().build().metadata().requestId()).contains("req-1");
    }

    @Test
    void nullIsRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> ResponseMetadata.none().firstValue(null))
                .withMessage("name");
    }
}
