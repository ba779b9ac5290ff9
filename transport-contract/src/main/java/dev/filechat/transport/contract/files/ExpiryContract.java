// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.FileChatClient;
import dev.filechat.bulk.Bulk;
import dev.filechat.errors.InvalidArgumentException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.files.FileScope;
import dev.filechat.files.PublicUrl;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.ShiftedClock;
import dev.filechat.transport.contract.support.TestBytes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What ends by itself, as the service's clock has it. */
public interface ExpiryContract extends OverTransport {
    /** Nearly the hour of the shortest expiry. */
    Duration MINUTES_59 = Duration.ofMinutes(59);

    /** The file is there until then, and not after it. */
    @Test
    default void aFileIsGoneWhenItsTimeIsOver() {
        ShiftedClock clock = new ShiftedClock();
        UploadOptions hour =
                UploadOptions.builder().expiresAfter(Duration.ofHours(1)).build();
        try (FakeXai xai = fake().clock(clock).start();
                FileChatClient client = client(xai)) {
            String id = client.files()
                    .upload(FileSource.of("a", new byte[10]), hour)
                    .id();

            clock.shift(MINUTES_59);
            assertThat(client.files().exists(id)).isTrue();
            clock.shift(Duration.ofMinutes(61));
            assertThat(client.files().exists(id)).isFalse();
            assertThatThrownBy(() -> client.files().content(id)).isInstanceOf(NotFoundException.class);
            assertThat(client.files().list()).isEmpty();
        }
    }

    /** The URL ends before its file does, and a new one is another. */
    @Test
    default void aPublicUrlEndsByItself() throws Exception {
        ShiftedClock clock = new ShiftedClock();
        try (FakeXai xai = fake().clock(clock).start();
                FileChatClient client = client(xai);
                HttpClient browser = HttpClient.newHttpClient()) {
            StoredFile file = client.files().upload(FileSource.of("a.pdf", new byte[10]));
            PublicUrl url = client.files().createPublicUrl(file.id(), Duration.ofHours(2));
            PublicUrl longer = client.files().createPublicUrl(file.id(), Duration.ofHours(3));
            assertThat(longer.url()).isEqualTo(url.url());
            assertThat(Duration.between(
                            url.expiresAt().orElseThrow(), longer.expiresAt().orElseThrow()))
                    .isBetween(Duration.ofHours(1), Duration.ofHours(1).plus(LONG));

            clock.shift(Duration.ofHours(3).minusMinutes(1));
            assertThat(status(browser, url)).isEqualTo(200);
            clock.shift(Duration.ofHours(3).plusMinutes(1));
            assertThat(status(browser, url)).isEqualTo(404);
            assertThat(client.files().get(file.id()).publicUrl()).isEmpty();
            assertThat(client.files().createPublicUrl(file.id()).expiresAt()).isEmpty();
        }
    }

    /** Of a file that nobody can look at in a browser the service makes none. */
    @Test
    default void aFileOfAnotherTypeGetsNoPublicUrl() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile file = client.files().upload(FileSource.of("a.zip", new byte[10]));

            assertThatThrownBy(() -> client.files().createPublicUrl(file.id()))
                    .isInstanceOf(InvalidArgumentException.class);
        }
    }

    private static int status(HttpClient browser, PublicUrl url) throws Exception {
        return browser.send(
                        HttpRequest.newBuilder(URI.create(url.url())).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** A file that is about to expire does not replace an upload of the same content. */
    @Test
    default void contentThatIsGoneOrSoonWillBeIsUploadedAgain() {
        byte[] bytes = TestBytes.of(1_000);
        UploadOptions hour =
                UploadOptions.builder().expiresAfter(Duration.ofHours(1)).build();
        ShiftedClock clock = new ShiftedClock();
        try (FakeXai xai = fake().clock(clock).start();
                FileChatClient client = client(xai)) {
            Bulk bulk = Bulk.of(client);
            StoredFile first = bulk.uploadOnce(FileSource.of("a", bytes), hour);
            assertThat(bulk.uploadOnce(FileSource.of("a", bytes), hour)).isEqualTo(first);

            StoredFile second = bulk.uploadOnce(FileSource.of("a", bytes), hour, Duration.ofMinutes(61));
            assertThat(second.id()).isNotEqualTo(first.id());
            clock.shift(Duration.ofMinutes(61));
            assertThat(bulk.uploadOnce(FileSource.of("a", bytes), hour).id()).isNotIn(first.id(), second.id());
            assertThat(xai.calls("UploadFile")).isEqualTo(3);
        }
    }

    /** Should the process die, nothing is left of a scope after its time. */
    @Test
    default void theFilesOfAScopeEndByThemselves() {
        ShiftedClock clock = new ShiftedClock();
        try (FakeXai xai = fake().clock(clock).start();
                FileChatClient client = client(xai);
                FileScope scope = client.files().scope(Duration.ofHours(2))) {
            scope.upload(FileSource.of("a", new byte[10]));

            clock.shift(Duration.ofHours(1).plus(MINUTES_59));
            assertThat(client.files().list()).hasSize(1);
            clock.shift(Duration.ofHours(2).plus(LONG));
            assertThat(client.files().list()).isEmpty();
        }
    }
}
