// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import com.google.protobuf.Timestamp;
import dev.filechat.files.PublicUrl;
import dev.filechat.files.RevokedUrl;
import dev.filechat.proto.CreatePublicUrlResponse;
import dev.filechat.proto.RevokePublicUrlResponse;

/** Public URLs as messages. */
final class Urls {

    private Urls() {}

    static CreatePublicUrlResponse toMessage(PublicUrl url) {
        CreatePublicUrlResponse.Builder message =
                CreatePublicUrlResponse.newBuilder().setPublicUrl(url.url());
        url.expiresAt()
                .ifPresent(end -> message.setExpiresAt(
                        Timestamp.newBuilder().setSeconds(end.getEpochSecond()).setNanos(end.getNano())));
        return message.build();
    }

    static RevokePublicUrlResponse toMessage(RevokedUrl revoked) {
        RevokePublicUrlResponse.Builder message =
                RevokePublicUrlResponse.newBuilder().setFileId(revoked.fileId()).setRevoked(revoked.revoked());
        revoked.url().ifPresent(message::setPublicUrl);
        return message.build();
    }
}
