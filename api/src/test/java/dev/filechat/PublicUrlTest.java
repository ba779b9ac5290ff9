// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.filechat.FakeTransport.Step;
import dev.filechat.FakeTransport.UrlRequest;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.StatusCode;
import dev.filechat.files.FilesService;
import dev.filechat.files.PublicUrl;
import dev.filechat.files.RevokedUrl;
import dev.filechat.spi.TransportException.Delivery;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {
    private static final PublicUrl URL = PublicUrl.of("https://cdn.example/a", Instant.ofEpochSecond(9));

    private final FakeTransport transport = new FakeTransport();
    private final FilesService files = transport.client().files();

    @Test
    void aUrlWithoutAnEndOfItsOwnAsksForNone() {
        transport.onCreateUrl((request, call) -> {
            assertThat(request).isEqualTo(new UrlRequest("file-1", null));
            return URL;
        });

        assertThat(files.createPublicUrl("file-1")).isEqualTo(URL);
    }

    @Test
    void makingOneIsRepeatedWithTheSameExpiry() {
        transport.onCreateUrl(Step.failing(Failures.broken(Delivery.AMBIGUOUS)), (request, call) -> {
            assertThat(request).isEqualTo(new UrlRequest("file-1", Duration.ofHours(2)));
            return URL;
        });

        assertThat(files.createPublicUrl("file-1", Duration.ofHours(2))).isEqualTo(URL);
        assertThat(transport.attempts).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "-PT1S", "PT0.5S", "PT1H0.000000001S"})
    void anExpiryThatWouldBeCutOrIsOverIsRefused(String expiry) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> files.createPublicUrl("file-1", Duration.parse(expiry)))
                .withMessageStartingWith("expiresAfter is ");
        assertThat(transport.attempts).hasValue(0);
    }

    @Test
    void revokingIsRepeatedAndTellsWhatWasFound() {
        RevokedUrl revoked = RevokedUrl.of("file-1", true, URL.url());
        transport.onRevokeUrl(Step.failing(Failures.broken(Delivery.AMBIGUOUS)), (id, call) -> revoked);

        assertThat(files.revokePublicUrl("file-1")).isEqualTo(revoked);
        assertThat(revoked.url()).contains(URL.url());
    }

    @Test
    void aFileThatIsNotThereIsNotFound() {
        transport.onCreateUrl(Step.failing(Failures.refused(StatusCode.NOT_FOUND)));
        transport.onRevokeUrl(Step.failing(Failures.refused(StatusCode.NOT_FOUND)));

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> files.createPublicUrl("file-1"))
                .withMessageStartingWith("Making a public URL of file file-1 was refused");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> files.revokePublicUrl("file-1"))
                .withMessageStartingWith("Revoking the public URL of file file-1 was refused");
    }

    @Test
    void aUrlIsNotShownByChance() {
        assertThat(URL).hasToString("PublicUrl[url=(hidden), expiresAt=1970-01-01T00:00:09Z]");
        assertThat(RevokedUrl.of("f\n", true, URL.url()))
                .hasToString("RevokedUrl[fileId=f\\n, revoked=true, url=(hidden)]");
    }
}
