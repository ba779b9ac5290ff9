// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testkit.UploadTest.random;
import static dev.filechat.testkit.UploadTest.sha256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.proto.File;
import dev.filechat.testsupport.StubClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicServerTest {

    private final MovableClock clock = new MovableClock();

    @AutoClose
    private final HttpClient http = HttpClient.newHttpClient();

    @AutoClose
    private FakeXai xai;

    @AutoClose
    private StubClient stubs;

    private PublicCalls calls;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() {
        xai = FakeXai.builder().clock(clock).storageDirectory(directory).start();
        stubs = StubClients.of(xai);
        calls = new PublicCalls(stubs);
    }

    @ParameterizedTest
    @CsvSource({
        "a.pdf, 0, application/pdf",
        "a.png, 1, image/png",
        "a.jpg, 65536, image/jpeg",
        "a.mp4, 20000000, video/mp4"
    })
    void servesTheFileToAnybody(String name, int size, String type) throws Exception {
        byte[] content = random(size);
        URI url = publish(stubs.upload(name, content, 3 << 20));

        HttpResponse<byte[]> response = get(url);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(sha256(response.body())).isEqualTo(sha256(content));
        assertThat(response.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(size);
    }

    @Test
    void answersHeadWithoutTheContent() throws Exception {
        URI url = publish(stubs.upload("a.png", random(100_000), 50_000));

        HttpResponse<byte[]> response =
                http.send(HttpRequest.newBuilder(url).HEAD().build(), BodyHandlers.ofByteArray());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(100_000);
    }

    @Test
    void takesNoOtherMethod() throws Exception {
        URI url = publish(stubs.upload("a.png", "x"));

        HttpResponse<byte[]> response =
                http.send(HttpRequest.newBuilder(url).DELETE().build(), BodyHandlers.ofByteArray());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @Test
    void findsNothingAfterTheExpiryOfTheUrlOrOfTheFile() throws Exception {
        URI expiring =
                URI.create(calls.create(stubs.upload("a.png", "x"), 3_600).getPublicUrl());
        URI outlived = URI.create(calls.create(stubs.send(List.of(StubClient.init("b.png", 3_600))), 7_200)
                .getPublicUrl());

        clock.move(Duration.ofSeconds(3_600).minusNanos(1));
        assertThat(status(expiring)).isEqualTo(200);
        assertThat(status(outlived)).isEqualTo(200);
        clock.move(Duration.ofNanos(1));

        assertThat(status(expiring)).isEqualTo(404);
        assertThat(status(outlived)).isEqualTo(404);
    }

    @Test
    void findsNothingOnceTheUrlIsRevokedOrTheFileDeleted() throws Exception {
        File revoked = stubs.upload("a.png", "x");
        File deleted = stubs.upload("b.png", "x");
        URI first = publish(revoked);
        URI second = publish(deleted);

        calls.revoke(revoked);
        assertThat(status(first)).isEqualTo(404);
        assertThat(status(second)).isEqualTo(200);
        calls.delete(deleted);
        assertThat(status(second)).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/public/", "/public/a.png", "/public/../etc/passwd"})
    void findsNothingAtGuessedPaths(String path) throws Exception {
        File file = stubs.upload("a.png", "x");
        URI url = publish(file);

        assertThat(url.toString()).doesNotContain(file.getId());
        assertThat(status(URI.create("http://" + url.getAuthority() + path))).isEqualTo(404);
    }

    @Test
    void servesAnInProcessFakeTooAndStartsWithTheFirstUrl() throws Exception {
        try (FakeXai inProcess = FakeXai.builder().inProcess().start();
                StubClient its = StubClients.inProcess(inProcess)) {
            File file = its.upload("a.png", "image");
            assertThat(threads()).isEmpty();
            URI url = URI.create(new PublicCalls(its).create(file).getPublicUrl());

            assertThat(new String(get(url).body(), UTF_8)).isEqualTo("image");
            assertThat(threads()).isNotEmpty().allMatch(Thread::isDaemon);
        }
        assertThat(threads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsWithTheFakeAlthoughItIsServing(boolean interrupted) throws Exception {
        URI url = publish(stubs.upload("a.mp4", random(40_000_000), 10_000_000));
        HttpResponse<InputStream> response =
                http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            body.read();

            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            xai.close();

            assertThat(Thread.interrupted()).isEqualTo(interrupted);
            assertThat(threads()).isEmpty();
            assertThatThrownBy(() -> body.transferTo(OutputStream.nullOutputStream()))
                    .isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> get(url)).isInstanceOf(IOException.class);
        try (var left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    private URI publish(File file) throws Exception {
        return URI.create(calls.create(file).getPublicUrl());
    }

    private int status(URI url) throws Exception {
        return get(url).statusCode();
    }

    private HttpResponse<byte[]> get(URI url) throws Exception {
        return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray());
    }

    /** Of the server alone: it gives its threads names that do not tell whose they are. */
    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> {
                    ThreadGroup group = thread.getThreadGroup();
                    return group != null && group.getName().equals("fake-xai-http");
                })
                .toList();
    }
}
