// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.filechat.files.PublicUrl;
import dev.filechat.files.RevokedUrl;
import dev.filechat.proto.CreatePublicUrlRequest;
import dev.filechat.proto.CreatePublicUrlResponse;
import dev.filechat.proto.RevokePublicUrlResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PublicUrlMessagesTest {
    private static final String URL = "https://cdn.example/a";

    @Test
    void anExpiryGoesWithTheRequestInSecondsOnlyWhereThereIsOne() {
        assertThat(PublicUrlMessages.toMessage("file-1", Duration.ofHours(2)))
                .isEqualTo(CreatePublicUrlRequest.newBuilder()
                        .setFileId("file-1")
                        .setExpiresAfter(7200)
                        .build());
        assertThat(PublicUrlMessages.toMessage("file-1", null).hasExpiresAfter())
                .isFalse();
    }

    @Test
    void aUrlHasTheFieldsOfItsMessage() {
        CreatePublicUrlResponse.Builder message =
                CreatePublicUrlResponse.newBuilder().setPublicUrl(URL);

        assertThat(PublicUrlMessages.fromMessage(message.build())).isEqualTo(PublicUrl.of(URL, null));
        assertThat(PublicUrlMessages.fromMessage(
                        message.setExpiresAt(Timestamp.newBuilder().setSeconds(3))
                                .build()))
                .isEqualTo(PublicUrl.of(URL, Instant.ofEpochSecond(3)));
        assertThat(PublicUrlMessages.fromMessage(
                        message.setExpiresAt(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE))
                                .build()))
                .isEqualTo(PublicUrl.of(URL, null));
    }

    @Test
    void aRevocationHasTheFieldsOfItsMessage() {
        RevokePublicUrlResponse.Builder message =
                RevokePublicUrlResponse.newBuilder().setFileId("file-1");

        assertThat(PublicUrlMessages.fromMessage(message.build())).isEqualTo(RevokedUrl.of("file-1", false, null));
        assertThat(PublicUrlMessages.fromMessage(
                        message.setRevoked(true).setPublicUrl(URL).build()))
                .isEqualTo(RevokedUrl.of("file-1", true, URL));
    }
}
