// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testsupport.StubClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.filechat.proto.CreatePublicUrlResponse;
import dev.filechat.proto.File;
import dev.filechat.proto.RevokePublicUrlResponse;
import dev.filechat.testsupport.StubClient;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredPublicUrlTest {

    private final MovableClock clock = new MovableClock();

    @AutoClose
    private final FakeXai xai =
            FakeXai.builder().keys("first-key", "second-key").clock(clock).start();

    @AutoClose
    private final StubClient stubs = StubClients.of(xai);

    private final PublicCalls calls = new PublicCalls(stubs);

    @Test
    void showsTheUrlOnTheFile() throws Exception {
        File file = stubs.upload("a.pdf", "x");
        assertThat(file.hasPublicUrl()).isFalse();

        CreatePublicUrlResponse made = calls.create(file);

        assertThat(made.getPublicUrl()).startsWith("http://127.0.0.1:");
        assertThat(made.hasExpiresAt()).isFalse();
        File published = file.toBuilder().setPublicUrl(made.getPublicUrl()).build();
        assertThat(calls.retrieve(file)).isEqualTo(published);
        assertThat(calls.list("public_url = \"" + made.getPublicUrl() + "\"")).containsExactly(published);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.png", "a.JPG", "a.webp", "a.mp4", "a.mov", "a.pdf"})
    void publishesImagesVideosAndPdfs(String name) throws Exception {
        assertThat(calls.create(stubs.upload(name, "x")).getPublicUrl()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "a.docx", "a.mp3", "a.unknown", "png", "pdf"})
    void refusesEverythingElse(String name) throws Exception {
        File file = stubs.upload(name, "x");

        Status refusal = refusal(() -> calls.create(file));

        assertThat(refusal.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusal.getDescription()).contains("images, videos and PDFs").contains(name);
        assertThat(calls.retrieve(file)).isEqualTo(file);
    }

    @Test
    void givesEachFileOneUrl() throws Exception {
        File first = stubs.upload("a.png", "x");
        File second = stubs.upload("a.png", "x");

        String url = calls.create(first).getPublicUrl();

        assertThat(calls.create(first).getPublicUrl()).isEqualTo(url);
        assertThat(calls.create(second).getPublicUrl()).isNotEqualTo(url);
    }

    @Test
    void renewsTheExpiryWhenOneIsGivenAndElseKeepsIt() throws Exception {
        File file = stubs.upload("a.png", "x");
        CreatePublicUrlResponse first = calls.create(file, 3_600);
        assertThat(instant(first.getExpiresAt())).isEqualTo(clock.instant().plusSeconds(3_600));

        clock.move(Duration.ofMinutes(30));
        assertThat(calls.create(file)).isEqualTo(first);
        CreatePublicUrlResponse renewed = calls.create(file, 7_200);

        assertThat(renewed.getPublicUrl()).isEqualTo(first.getPublicUrl());
        assertThat(instant(renewed.getExpiresAt())).isEqualTo(clock.instant().plusSeconds(7_200));
        assertThat(calls.retrieve(file).getPublicUrlExpiresAt()).isEqualTo(renewed.getExpiresAt());
    }

    @Test
    void inheritsTheExpiryOfTheFile() throws Exception {
        File file = stubs.send(List.of(StubClient.init("a.png", 4_000)));

        assertThat(calls.create(file).getExpiresAt()).isEqualTo(file.getExpiresAt());
    }

    @ParameterizedTest
    @CsvSource({"3599, false", "3600, true", "2592000, true", "2592001, false", "0, false", "-1, false"})
    void takesAnExpiryOfAnHourToThirtyDays(long seconds, boolean taken) throws Exception {
        File file = stubs.upload("a.png", "x");

        if (taken) {
            assertThat(calls.create(file, seconds).hasExpiresAt()).isTrue();
        } else {
            assertThat(refusal(() -> calls.create(file, seconds)).getCode()).isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(calls.retrieve(file).hasPublicUrl()).isFalse();
        }
    }

    @Test
    void forgetsAnExpiredUrlAndMakesAnother() throws Exception {
        File file = stubs.upload("a.png", "x");
        CreatePublicUrlResponse made = calls.create(file, 3_600);

        clock.move(Duration.ofSeconds(3_600).minusNanos(1));
        assertThat(calls.list("public_url_expires_at > \"2026-01-01T00:00:00Z\""))
                .hasSize(1);
        clock.move(Duration.ofNanos(1));

        assertThat(calls.retrieve(file)).isEqualTo(file);
        assertThat(calls.list("public_url != null OR public_url_expires_at != null"))
                .isEmpty();
        assertThat(calls.revoke(file).getRevoked()).isFalse();
        assertThat(calls.create(file).getPublicUrl()).isNotEqualTo(made.getPublicUrl());
        assertThat(calls.create(file).hasExpiresAt()).isFalse();
    }

    @Test
    void revokesAUrlOnce() throws Exception {
        File file = stubs.upload("a.png", "x");
        String url = calls.create(file).getPublicUrl();

        assertThat(calls.revoke(file))
                .isEqualTo(RevokePublicUrlResponse.newBuilder()
                        .setFileId(file.getId())
                        .setRevoked(true)
                        .setPublicUrl(url)
                        .build());
        assertThat(calls.revoke(file))
                .isEqualTo(RevokePublicUrlResponse.newBuilder()
                        .setFileId(file.getId())
                        .build());
        assertThat(calls.retrieve(file)).isEqualTo(file);
        assertThat(calls.create(file).getPublicUrl()).isNotEqualTo(url);
    }

    @Test
    void knowsTheFilesOfTheKeyOnlyAndNoDeletedOne() throws Exception {
        File file = stubs.upload("a.png", "x");
        calls.create(file);
        try (StubClient other = StubClients.of(xai, "second-key")) {
            PublicCalls others = new PublicCalls(other);
            assertThat(refusal(() -> others.create(file)).getCode()).isEqualTo(Code.NOT_FOUND);
            assertThat(refusal(() -> others.revoke(file)).getCode()).isEqualTo(Code.NOT_FOUND);
        }
        assertThat(calls.retrieve(file).hasPublicUrl()).isTrue();

        calls.delete(file);

        assertThat(refusal(() -> calls.create(file)).getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(refusal(() -> calls.revoke(file)).getCode()).isEqualTo(Code.NOT_FOUND);
    }

    private static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }
}
