// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.assertions;

import dev.filechat.testkit.RecordedRequest;
import dev.filechat.testkit.RecordedUpload;
import io.grpc.Status.Code;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a call that a fake received. Not thread-safe. */
public final class RecordedRequestAssert extends AbstractAssert<RecordedRequestAssert, RecordedRequest> {

    RecordedRequestAssert(RecordedRequest actual) {
        super(actual, RecordedRequestAssert.class);
    }

    /**
     * Verifies how the call ended.
     *
     * @param expected the status
     * @return this
     */
    public RecordedRequestAssert endedWith(Code expected) {
        Objects.requireNonNull(expected, "expected");
        isNotNull();
        if (!actual.status().equals(Optional.of(expected))) {
            fail("to have ended with " + expected + ".");
        }
        return this;
    }

    /**
     * Verifies that the call brought this metadata.
     *
     * @param name the name, ignoring case
     * @param value one of its values; keys are not among them, see {@link RecordedRequest#metadata}
     * @return this
     */
    public RecordedRequestAssert hasMetadata(String name, String value) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(value, "value");
        isNotNull();
        if (!actual.metadata()
                .getOrDefault(name.toLowerCase(Locale.ROOT), List.of())
                .contains(value)) {
            fail("to have the metadata " + name + ": " + value + ". It has:\n"
                    + Lines.of(List.copyOf(actual.metadata().entrySet())));
        }
        return this;
    }

    /**
     * Goes on with the chat request of the call.
     *
     * @return the assertions about it
     */
    public ChatRequestAssert chatRequest() {
        isNotNull();
        if (actual.chatRequest().isEmpty()) {
            fail("to be a chat request.");
        }
        return new ChatRequestAssert(actual.chatRequest().orElseThrow());
    }

    /**
     * Verifies that the whole upload had this content, even if the file was deleted since.
     *
     * @param expected the bytes
     * @return this
     */
    public RecordedRequestAssert uploadedContent(byte[] expected) {
        Objects.requireNonNull(expected, "expected");
        RecordedUpload upload = upload();
        String hash = UploadHash.of(expected);
        if (!upload.sha256().equals(Optional.of(hash))) {
            fail("to have stored %,d bytes with the SHA-256\n  %s\nIt brought %,d bytes, and %s"
                    .formatted(
                            expected.length,
                            hash,
                            upload.size(),
                            upload.sha256()
                                    .map(given -> "the SHA-256\n  " + given)
                                    .orElse("nothing was stored.")));
        }
        return this;
    }

    /**
     * Verifies that the whole upload had this text, in UTF-8, even if the file was deleted since.
     *
     * @param expected the text
     * @return this
     */
    public RecordedRequestAssert uploadedContent(String expected) {
        return uploadedContent(expected.getBytes(StandardCharsets.UTF_8));
    }

    private RecordedUpload upload() {
        isNotNull();
        if (actual.upload().isEmpty()) {
            fail("to be an upload.");
        }
        return actual.upload().orElseThrow();
    }

    private void fail(String difference) {
        failWithMessage("%s", "Expected the call\n  " + actual + "\n" + difference);
    }
}
