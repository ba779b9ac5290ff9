// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import static java.util.Objects.requireNonNull;

import dev.filechat.internal.text.ServerText;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stored file of an upload, and the checksums of the bytes that were sent. They are computed while the bytes are
 * sent; the service reports no checksums. Immutable and thread-safe.
 */
public final class UploadReceipt {
    private final StoredFile file;
    private final int crc32c;
    private final @Nullable String sha256;
    private final int attempts;
    private final Duration elapsed;

    private UploadReceipt(StoredFile file, int crc32c, @Nullable String sha256, int attempts, Duration elapsed) {
        this.file = requireNonNull(file, "file");
        this.crc32c = crc32c;
        this.sha256 = sha256;
        this.attempts = attempts;
        this.elapsed = requireNonNull(elapsed, "elapsed");
    }

    /**
     * {@return a receipt, for the client and for tests}
     *
     * @param file the stored file
     * @param crc32c the CRC-32C of its bytes
     * @param sha256 their SHA-256 in lower-case hexadecimal, null if it was not asked for
     * @param attempts the number of attempts of the upload, at least 1
     * @param elapsed how long it took, with all its attempts
     */
    public static UploadReceipt of(
            StoredFile file, int crc32c, @Nullable String sha256, int attempts, Duration elapsed) {
        return new UploadReceipt(file, crc32c, sha256, attempts, elapsed);
    }

    /** {@return the file as the service has it} */
    public StoredFile file() {
        return file;
    }

    /** {@return the number of bytes that were sent and stored} */
    public long bytes() {
        return file.size();
    }

    /** {@return the CRC-32C (Castagnoli) of the bytes} */
    public int crc32c() {
        return crc32c;
    }

    /** {@return the CRC-32C in eight lower-case hexadecimal digits} */
    public String crc32cHex() {
        return HexFormat.of().toHexDigits(crc32c);
    }

    /**
     * {@return the SHA-256 of the bytes in lower-case hexadecimal; empty unless {@link UploadOptions.Builder#sha256()}
     * was set}
     */
    public Optional<String> sha256() {
        return Optional.ofNullable(sha256);
    }

    /** {@return the number of attempts of the upload, at least 1} */
    public int attempts() {
        return attempts;
    }

    /** {@return how long the upload took, with all its attempts} */
    public Duration elapsed() {
        return elapsed;
    }

    @Override
    public String toString() {
        return ServerText.escaped(
                "UploadReceipt[" + file + ", crc32c " + crc32cHex() + ", attempts " + attempts + ", " + elapsed + "]");
    }
}
