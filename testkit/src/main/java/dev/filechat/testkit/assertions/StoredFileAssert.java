// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.assertions;

import dev.filechat.files.StoredFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a file as a client sees it. Not thread-safe. */
public final class StoredFileAssert extends AbstractAssert<StoredFileAssert, StoredFile> {

    StoredFileAssert(StoredFile actual) {
        super(actual, StoredFileAssert.class);
    }

    /**
     * Verifies the file's name.
     *
     * @param expected the name
     * @return this
     */
    public StoredFileAssert hasName(String expected) {
        Objects.requireNonNull(expected, "expected");
        isNotNull();
        if (!actual.name().equals(expected)) {
            fail("to have the name \"" + expected + "\".");
        }
        return this;
    }

    /**
     * Verifies the file's size.
     *
     * @param bytes the size in bytes
     * @return this
     */
    public StoredFileAssert hasSize(long bytes) {
        isNotNull();
        if (actual.size() != bytes) {
            fail("to have %,d bytes, and it has %,d.".formatted(bytes, actual.size()));
        }
        return this;
    }

    /**
     * Verifies that the file expires the given time after its upload.
     *
     * @param lifetime the time from upload to expiry
     * @return this
     */
    public StoredFileAssert expiresAfter(Duration lifetime) {
        Objects.requireNonNull(lifetime, "lifetime");
        isNotNull();
        if (actual.createdAt().isEmpty() || actual.expiresAt().isEmpty()) {
            fail("to expire " + lifetime + " after its upload. " + times());
        }
        Duration given = Duration.between(
                actual.createdAt().orElseThrow(), actual.expiresAt().orElseThrow());
        if (!given.equals(lifetime)) {
            fail("to expire " + lifetime + " after its upload, and it expires " + given + " after it. " + times());
        }
        return this;
    }

    /**
     * Verifies that the file is kept until it is deleted.
     *
     * @return this
     */
    public StoredFileAssert neverExpires() {
        isNotNull();
        if (actual.expiresAt().isPresent()) {
            fail("to be kept until it is deleted. " + times());
        }
        return this;
    }

    private String times() {
        return "It was uploaded at "
                + actual.createdAt().map(Instant::toString).orElse("a time that the service did not say")
                + ", and "
                + actual.expiresAt().map(at -> "expires at " + at).orElse("is kept until it is deleted") + ".";
    }

    /**
     * Verifies that anybody can read the file under a URL.
     *
     * @return this
     */
    public StoredFileAssert hasPublicUrl() {
        isNotNull();
        if (actual.publicUrl().isEmpty()) {
            fail("to have a public URL, and it has none.");
        }
        return this;
    }

    /**
     * Verifies that the file has no public URL.
     *
     * @return this
     */
    public StoredFileAssert hasNoPublicUrl() {
        isNotNull();
        actual.publicUrl().ifPresent(url -> fail("to have no public URL, and it has " + url));
        return this;
    }

    private void fail(String difference) {
        failWithMessage("%s", "Expected the file " + actual + "\n" + difference);
    }
}
