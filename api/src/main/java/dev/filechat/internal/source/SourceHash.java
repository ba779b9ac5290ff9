// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.source;

import static java.util.Objects.requireNonNull;

import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.files.ContentHash;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.internal.call.CallInFlight;
import dev.filechat.internal.call.CallKind;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.internal.text.IoFailures;
import dev.filechat.internal.text.ServerText;
import dev.filechat.spi.TransportException;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/** Reads sources to compute their hash. */
public final class SourceHash {
    private SourceHash() {}

    /** Reads a source to its end, within a time of its own. */
    public static ContentHash of(FileSource source, CallRunner runner, Duration timeout) {
        String what = "Reading \"" + ServerText.printable(source.name()) + "\"";
        try (CallInFlight call = runner.open(timeout)) {
            try (SourceReads reads = new SourceReads(call, what, source.repeatable(), runner.threads())) {
                return read(source, reads);
            } catch (TransportException e) {
                throw runner.failures().translate(CallKind.UPLOAD, what, e, call, source.repeatable());
            }
        }
    }

    private static ContentHash read(FileSource source, SourceReads reads) throws TransportException {
        ReadingOptions options = new ReadingOptions(UploadOptions.MIN_CHUNK_SIZE, true, 0);
        try (ChunkReader reader = SourceOpener.open(source, options, reads)) {
            while (reader.next() != null) {
                reads.checkGoing(); // arrays are read without any other check of the call
            }
            return new ContentHash(requireNonNull(reader.sha256Hex()), reader.position());
        } catch (IOException e) {
            SourceReads.throwIfEnded(e);
            String name = "\"" + ServerText.printable(source.name()) + "\"";
            throw new SourceUnreadableException(name + " cannot be read: " + IoFailures.reason(e), e, 0);
        }
    }

    /** {@return a digest for SHA-256} */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }
}
