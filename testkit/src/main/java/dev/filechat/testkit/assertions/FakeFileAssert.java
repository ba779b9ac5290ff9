// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.assertions;

import dev.filechat.testkit.FakeFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a file that a fake has. Not thread-safe. */
public final class FakeFileAssert extends AbstractAssert<FakeFileAssert, FakeFile> {

    FakeFileAssert(FakeFile actual) {
        super(actual, FakeFileAssert.class);
    }

    /**
     * Verifies that the file has exactly these bytes.
     *
     * @param expected the bytes
     * @return this
     */
    public FakeFileAssert withContent(byte[] expected) {
        Objects.requireNonNull(expected, "expected");
        isNotNull();
        ContentDifference.between(actual, expected).ifPresent(this::fail);
        return this;
    }

    /**
     * Verifies that the file has exactly this text, in UTF-8.
     *
     * @param expected the text
     * @return this
     */
    public FakeFileAssert withContent(String expected) {
        return withContent(expected.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Verifies that the file is so large.
     *
     * @param bytes the size in bytes
     * @return this
     */
    public FakeFileAssert withSize(long bytes) {
        isNotNull();
        if (actual.size() != bytes) {
            fail("to have %,d bytes, and it has %,d.".formatted(bytes, actual.size()));
        }
        return this;
    }

    /**
     * Verifies that the file's content has this hash.
     *
     * @param expected the SHA-256, 64 hexadecimal digits, ignoring case
     * @return this
     */
    public FakeFileAssert withSha256(String expected) {
        Objects.requireNonNull(expected, "expected");
        isNotNull();
        if (!actual.sha256().equalsIgnoreCase(expected)) {
            fail("to have the SHA-256\n  %s\nand it has\n  %s".formatted(expected, actual.sha256()));
        }
        return this;
    }

    /**
     * Verifies that the file came in chunks of this size, the last of which may be smaller.
     *
     * @param bytes the size of a chunk in bytes
     * @return this
     */
    public FakeFileAssert uploadedInChunksOf(int bytes) {
        isNotNull();
        List<Integer> sizes = actual.chunkSizes();
        boolean full = sizes.stream().limit(Math.max(0, sizes.size() - 1L)).allMatch(size -> size == bytes);
        if (!full || (!sizes.isEmpty() && sizes.getLast() > bytes)) {
            fail("to have come in chunks of %,d bytes, and the chunks had these sizes:\n  %s".formatted(bytes, sizes));
        }
        return this;
    }

    /**
     * Verifies that the file came in chunks of exactly these sizes.
     *
     * @param bytes the sizes in bytes, in order
     * @return this
     */
    public FakeFileAssert uploadedInChunks(int... bytes) {
        isNotNull();
        if (!actual.chunkSizes().equals(IntStream.of(bytes).boxed().toList())) {
            fail("to have come in chunks of these sizes:\n  %s\nand the chunks had these:\n  %s"
                    .formatted(Arrays.toString(bytes), actual.chunkSizes()));
        }
        return this;
    }

    /**
     * Verifies that the file expires the given time after its upload.
     *
     * @param lifetime the time from upload to expiry
     * @return this
     */
    public FakeFileAssert expiringAfter(Duration lifetime) {
        Objects.requireNonNull(lifetime, "lifetime");
        isNotNull();
        if (actual.expiresAt().isEmpty()) {
            fail("to expire " + lifetime + " after its upload, and it is kept until it is deleted.");
        }
        Duration given = Duration.between(actual.createdAt(), actual.expiresAt().orElseThrow());
        if (!given.equals(lifetime)) {
            fail("to expire " + lifetime + " after its upload, and it expires " + given + " after it.");
        }
        return this;
    }

    /**
     * Verifies that the file is kept until it is deleted.
     *
     * @return this
     */
    public FakeFileAssert neverExpiring() {
        isNotNull();
        actual.expiresAt().ifPresent(at -> fail("to be kept until it is deleted, and it expires at " + at + "."));
        return this;
    }

    /**
     * Verifies the key that owns the file.
     *
     * @param index the position of the key among {@code FakeXaiBuilder.keys}, from 0
     * @return this
     */
    public FakeFileAssert ofKey(int index) {
        isNotNull();
        if (actual.keyIndex() != index) {
            fail("to belong to key " + index + ", but it belongs to key " + actual.keyIndex() + ".");
        }
        return this;
    }

    private void fail(String difference) {
        failWithMessage("%s", "Expected the file " + actual + "\n" + difference);
    }
}
