// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.collections;

import dev.filechat.collections.NewDocument;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchResult;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.UploadProgress;
import dev.filechat.files.sources.FileSource;
import dev.filechat.internal.call.CallKind;
import dev.filechat.internal.call.Doubts;
import dev.filechat.internal.concurrent.Listeners;
import dev.filechat.internal.observe.CallDetails;
import dev.filechat.internal.text.ServerText;
import dev.filechat.observe.CallOperation;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Adds documents to a collection, and uploads their files before. Thread-safe. */
final class DocumentAdditions {
    /** How often it is looked whether a document is there. */
    private static final int LOOKS = 3;

    private final CollectionCalls calls;
    private final String collectionId;
    private final String name;

    /** @param name what messages call the collection */
    DocumentAdditions(CollectionCalls calls, String collectionId, String name) {
        this.calls = calls;
        this.collectionId = collectionId;
        this.name = name;
    }

    String add(NewDocument document) {
        return add(document, document.upload());
    }

    BatchResult<NewDocument, String> addAll(List<NewDocument> documents, BatchOptions options) {
        ManagedCalls unused = calls.management(); // refused before anything is uploaded
        return calls.batches()
                .uploadEach(
                        documents,
                        NewDocument::source,
                        NewDocument::upload,
                        DocumentAdditions::doing,
                        options,
                        this::add);
    }

    private static String doing(NewDocument document) {
        return "Adding "
                + document.source()
                        .map(source -> "\"" + ServerText.printable(source.name()) + "\"")
                        .orElseGet(() ->
                                "file " + ServerText.printable(document.fileId().orElse("")));
    }

    /** @param options the settings of the upload, whose listener hears of the last byte after the addition */
    private String add(NewDocument document, UploadOptions options) {
        ManagedCalls management = calls.management(); // refused before anything is uploaded
        return document.source()
                .map(source -> upload(management, document, source, options))
                .orElseGet(() -> {
                    String fileId = document.fileId().orElseThrow();
                    addFile(management, fileId, document);
                    options.onProgress()
                            .ifPresent(listener -> tell(
                                    listener,
                                    new UploadProgress(
                                            fileId,
                                            UploadProgress.Stage.DONE,
                                            0,
                                            OptionalLong.of(0),
                                            Duration.ZERO,
                                            1)));
                    return fileId;
                });
    }

    private String upload(ManagedCalls management, NewDocument document, FileSource source, UploadOptions options) {
        HeldProgress progress = new HeldProgress(options.onProgress().orElse(event -> {}));
        StoredFile file = calls.files()
                .upload(source, options.toBuilder().onProgress(progress).build());
        try {
            addFile(management, file.id(), document);
        } catch (Throwable e) {
            // What may be a document stays.
            if (!(e instanceof FileChatException failure && Doubts.mayHaveHappened(failure))) {
                calls.batches().deleteUnwanted(file.id(), e);
            }
            throw e;
        }
        progress.release();
        return file.id();
    }

    private void addFile(ManagedCalls management, String fileId, NewDocument document) {
        String what = "Adding file " + ServerText.printable(fileId) + " to " + name;
        FileChatException lost = null;
        for (int looks = 0; ; looks++) {
            try {
                Boolean unused = management
                        .runner()
                        .run(CallKind.CHANGE, CallDetails.ofFile(CallOperation.ADD_DOCUMENT, what, fileId), call -> {
                            management.transport().addDocument(collectionId, fileId, document.fields(), call);
                            return true;
                        });
                return;
            } catch (FileChatException e) {
                if (Doubts.mayHaveHappened(e)) {
                    lost = e;
                }
                if (lost == null || (lost == e && looks == LOOKS)) {
                    throw e;
                }
                if (isThere(management, fileId, lost)) {
                    return;
                }
                if (lost != e) {
                    throw e; // it was refused for another reason
                }
            }
        }
    }

    /** @param lost the addition whose outcome is not known, which is thrown if it stays unknown */
    private boolean isThere(ManagedCalls management, String fileId, FileChatException lost) {
        String what = "Looking whether file " + ServerText.printable(fileId) + " was added to " + name;
        try {
            String found = management
                    .runner()
                    .run(
                            CallKind.REPEATABLE,
                            CallDetails.ofFile(CallOperation.GET_DOCUMENT, what, fileId),
                            call -> management
                                    .transport()
                                    .getDocument(collectionId, fileId, call)
                                    .fileId());
            return found.equals(fileId);
        } catch (NotFoundException e) {
            return false;
        } catch (RuntimeException e) {
            lost.addSuppressed(e);
            throw lost;
        }
    }

    private static void tell(Consumer<? super UploadProgress> listener, UploadProgress progress) {
        Listeners.tell(() -> listener.accept(progress), () -> "A progress listener failed; the addition goes on");
    }

    /** Passes progress on, the last event only after the addition. Used by one thread. */
    private static final class HeldProgress implements Consumer<UploadProgress> {
        private final Consumer<? super UploadProgress> listener;
        private Runnable last = () -> {};

        HeldProgress(Consumer<? super UploadProgress> listener) {
            this.listener = listener;
        }

        @Override
        public void accept(UploadProgress progress) {
            if (progress.stage() == UploadProgress.Stage.DONE) {
                last = () -> tell(listener, progress);
            } else {
                listener.accept(progress);
            }
        }

        void release() {
            last.run();
        }
    }
}
