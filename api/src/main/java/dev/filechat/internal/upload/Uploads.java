// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.upload;

import dev.filechat.errors.CallStalledException;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.IntegrityException;
import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UnknownOutcome;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.UploadReceipt;
import dev.filechat.files.sources.FileSource;
import dev.filechat.internal.call.Attempts;
import dev.filechat.internal.call.CallInFlight;
import dev.filechat.internal.call.CallKind;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.internal.call.CallSettings;
import dev.filechat.internal.call.FailureTranslator;
import dev.filechat.internal.observe.CallDetails;
import dev.filechat.internal.source.ChunkReader;
import dev.filechat.internal.source.ReadingOptions;
import dev.filechat.internal.source.SourceOpener;
import dev.filechat.internal.source.SourceReads;
import dev.filechat.internal.text.FileNameRule;
import dev.filechat.internal.text.IoFailures;
import dev.filechat.internal.text.ServerText;
import dev.filechat.spi.Chunk;
import dev.filechat.spi.FilesTransport;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Kind;
import dev.filechat.spi.UploadRequest;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads one file: checks it, sends it, sends it again where that is safe, and checks what was stored. Thread-safe.
 */
public final class Uploads {
    private static final Logger log = LoggerFactory.getLogger("dev.filechat");

    private final FilesTransport transport;
    private final CallRunner runner;
    private final ClientUploads uploads = new ClientUploads();

    public Uploads(FilesTransport transport, CallRunner runner) {
        this.transport = transport;
        this.runner = runner;
    }

    public UploadReceipt upload(FileSource source, UploadOptions options) {
        FileNameRule.check(source.name());
        CallSettings settings = runner.settings()
                .withTimeout(options.timeout().orElse(runner.timeout()))
                .withRetries(options.retryPolicy().orElse(runner.settings().retries()));
        ClientUploads.Entry entry = uploads.begin(source.name());
        String what = "Uploading \"" + ServerText.printable(source.name()) + "\"";
        CallDetails details = CallDetails.ofUpload(what, source.name(), source.length());
        try {
            UploadReceipt receipt = runner.run(details, settings, call -> {
                UploadReceipt stored = new Upload(source, options, call, what, entry).run();
                call.found(stored.file());
                return stored;
            });
            entry.stored(receipt.file().id());
            return receipt;
        } catch (Throwable e) {
            entry.failed(e);
            throw e;
        } finally {
            entry.end();
        }
    }

    /** One upload with its attempts. */
    private final class Upload {
        private final FileSource source;
        private final UploadOptions options;
        private final CallInFlight call;
        private final String what;
        private final Attempts attempts;
        private final ProgressReporter progress;
        private final @Nullable Reconciliation reconciliation;
        private Reconciliation.@Nullable Sent sent;

        Upload(FileSource source, UploadOptions options, CallInFlight call, String what, ClientUploads.Entry entry) {
            this.source = source;
            this.options = options;
            this.call = call;
            this.what = what;
            this.attempts = new Attempts(runner, CallKind.UPLOAD, what, call);
            this.progress =
                    new ProgressReporter(source.name(), options.onProgress().orElse(null), call);
            this.reconciliation = options.onUnknownOutcome() == UnknownOutcome.RECONCILE
                    ? new Reconciliation(
                            transport, runner, call, uploads, entry, source.name(), options.compareContent())
                    : null;
        }

        UploadReceipt run() {
            while (true) {
                boolean untouched = true;
                TransportException failure;
                try (SourceReads reads = new SourceReads(call, what, source.repeatable(), runner.threads())) {
                    ChunkReader reader = open(reads);
                    try {
                        if (reconciliation != null && call.attempt() == 0) {
                            reconciliation.note();
                        }
                        attempts.begin();
                        UploadReceipt receipt = attempt(reader);
                        attempts.succeeded();
                        return receipt;
                    } catch (TransportException e) {
                        failure = e;
                        untouched = !reader.touched();
                    } finally {
                        close(reader);
                    }
                } catch (TransportException e) {
                    failure = e; // before anything was sent
                }
                try {
                    attempts.failed(failure, source.repeatable() || untouched);
                } catch (UnknownOutcomeException | CallStalledException e) {
                    return settled(e, failure);
                }
            }
        }

        private UploadReceipt settled(FileChatException unknown, TransportException failure) {
            Reconciliation.Sent whole = sent;
            if (reconciliation == null || whole == null || FailureTranslator.harmless(CallKind.UPLOAD, failure)) {
                throw unknown;
            }
            StoredFile stored = reconciliation.settle(unknown, whole);
            progress.done(stored.size());
            return UploadReceipt.of(stored, whole.crc32c(), whole.sha256(), call.attempt(), call.elapsed());
        }

        private ChunkReader open(SourceReads reads) throws TransportException {
            try {
                ReadingOptions reading = new ReadingOptions(options.chunkSize(), options.sha256(), call.attempt());
                return SourceOpener.open(source, reading, reads);
            } catch (IOException e) {
                SourceReads.throwIfEnded(e);
                throw new SourceUnreadableException(
                        what + " failed: its source cannot be opened: " + IoFailures.reason(e), e, call.attempt());
            }
        }

        private UploadReceipt attempt(ChunkReader reader) throws TransportException {
            OptionalLong total = reader.size();
            progress.started(total);
            int largest = (int) Math.max(1, Math.min(options.chunkSize(), total.orElse(Long.MAX_VALUE)));
            UploadRequest unsized = UploadRequest.of(
                    source.name(), largest, options.expiresAfter().orElse(null));
            UploadRequest request = total.isPresent() ? unsized.ofSize(total.getAsLong()) : unsized;
            StoredFile stored;
            try {
                stored = transport.upload(
                        request,
                        () -> {
                            long position = reader.position();
                            progress.sent(position, total);
                            Chunk chunk = reader.next();
                            call.transferred(reader.position() - position);
                            return chunk;
                        },
                        call);
            } catch (TransportException e) {
                throwIfOfSource(e);
                if (reader.exhausted() && reconciliation != null) {
                    sent = new Reconciliation.Sent(reader.position(), reader.crc32c(), reader.sha256Hex());
                }
                throw e;
            }
            check(stored, reader);
            progress.done(stored.size());
            return UploadReceipt.of(stored, reader.crc32c(), reader.sha256Hex(), call.attempt(), call.elapsed());
        }

        /**
         * Throws the source's own exception if that says more to the user, or to the retry rules, than that the source
         * failed.
         */
        private static void throwIfOfSource(TransportException failure) throws TransportException {
            if (failure.kind() != Kind.SOURCE) {
                return;
            }
            if (failure.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (failure.getCause() instanceof IOException thrown) {
                SourceReads.throwIfEnded(thrown);
            }
        }

        /** Closes the reader. A failure of that does not change the outcome of the upload. */
        private void close(ChunkReader reader) {
            try {
                reader.close();
            } catch (IOException | RuntimeException e) {
                log.warn("{}: the source could not be closed", what, e);
            }
        }

        private void check(StoredFile stored, ChunkReader reader) {
            long sent = reader.position();
            if (!reader.exhausted() || stored.size() != sent) {
                String said = reader.exhausted()
                        ? sent + " bytes were sent"
                        : "it answered before it had been sent the whole file";
                throw new IntegrityException(
                        what + " went wrong: the service stored " + stored.size() + " bytes as "
                                + ServerText.printable(stored.id()) + ", but " + said
                                + ". Delete that file and upload again",
                        null,
                        stored.id(),
                        reader.size().orElse(sent),
                        stored.size(),
                        call.attempt());
            }
        }
    }
}
