// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.files;

import dev.filechat.files.PublicUrl;
import dev.filechat.files.RevokedUrl;
import dev.filechat.internal.call.CallKind;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.internal.observe.CallDetails;
import dev.filechat.internal.text.ServerText;
import dev.filechat.observe.CallOperation;
import dev.filechat.spi.FilesTransport;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Creates and revokes public URLs. Both may be repeated: a file has one URL at most, and revoking none is no error.
 * Thread-safe.
 */
final class PublicUrls {
    private final FilesTransport transport;
    private final CallRunner runner;

    PublicUrls(FilesTransport transport, CallRunner runner) {
        this.transport = transport;
        this.runner = runner;
    }

    PublicUrl create(String fileId, @Nullable Duration expiresAfter) {
        if (expiresAfter != null) {
            checkExpiry(expiresAfter);
        }
        return runner.run(
                CallKind.REPEATABLE,
                CallDetails.ofFile(
                        CallOperation.CREATE_PUBLIC_URL,
                        "Making a public URL of file " + ServerText.printable(fileId),
                        fileId),
                call -> transport.createPublicUrl(fileId, expiresAfter, call));
    }

    RevokedUrl revoke(String fileId) {
        return runner.run(
                CallKind.REPEATABLE,
                CallDetails.ofFile(
                        CallOperation.REVOKE_PUBLIC_URL,
                        "Revoking the public URL of file " + ServerText.printable(fileId),
                        fileId),
                call -> transport.revokePublicUrl(fileId, call));
    }

    private static void checkExpiry(Duration duration) {
        if (duration.isNegative() || duration.isZero() || !duration.equals(Duration.ofSeconds(duration.toSeconds()))) {
            throw new IllegalArgumentException("expiresAfter is " + duration + "; it must be whole seconds, 1 or more");
        }
    }
}
