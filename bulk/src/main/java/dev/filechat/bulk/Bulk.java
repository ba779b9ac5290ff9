// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import static java.util.Objects.requireNonNull;

import dev.filechat.FileChatClient;
import dev.filechat.bulk.ask.AskOptions;
import dev.filechat.bulk.ask.BulkAnswers;
import dev.filechat.bulk.ask.BulkInput;
import dev.filechat.bulk.ask.Question;
import dev.filechat.bulk.internal.ask.AskJob;
import dev.filechat.collections.DocumentCollection;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchResult;
import dev.filechat.files.FilesService;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Large jobs, which remember what they did: content that is uploaded once, directories that are uploaded in as many
 * runs as it takes, and questions about many files. Thread-safe; create one per client and share it. It has nothing to
 * close: its calls are the client's, and end when that is closed.
 *
 * <p>{@snippet :
 * Bulk bulk = Bulk.of(client);
 * StoredFile report = bulk.uploadOnce(FileSource.of(Path.of("report.pdf")));
 * bulk.uploadDirectory(Path.of("scans"), "**.pdf", Path.of("scans.journal")).orThrow();
 *
 * DocumentCollection manuals = client.collections().create("manuals");
 * bulk.addDirectory(manuals, Path.of("manuals"), "**.pdf", Path.of("manuals.journal")).orThrow();
 * }
 *
 * <p>All methods throw what {@link FilesService} throws.
 */
public final class Bulk {
    private static final Duration DEFAULT_MARGIN = Duration.ofMinutes(10);

    private final FileChatClient client;
    private final InstantSource clock;
    private final UploadOnce once;

    private Bulk(Builder builder) {
        client = builder.client;
        clock = builder.clock;
        once = new UploadOnce(client, builder.uploadStore, clock);
    }

    /** {@return the large jobs of a client, with the defaults} */
    public static Bulk of(FileChatClient client) {
        return builder(client).build();
    }

    /** {@return a builder with the defaults} */
    public static Builder builder(FileChatClient client) {
        return new Builder(requireNonNull(client, "client"));
    }

    /**
     * Uploads the content of the source, to be kept until it is deleted, unless the service has it in a file that lasts
     * 10 minutes or longer.
     */
    public StoredFile uploadOnce(FileSource source) {
        return uploadOnce(source, UploadOptions.defaults(), DEFAULT_MARGIN);
    }

    /** Uploads the content of the source unless the service has it in a file that lasts 10 minutes or longer. */
    public StoredFile uploadOnce(FileSource source, UploadOptions options) {
        return uploadOnce(source, options, DEFAULT_MARGIN);
    }

    /**
     * {@return the file that has this content, and uploads it if there is none} Content that was uploaded by this
     * method before, with the same API key to the same endpoint, is known from the {@link UploadStore}, by its SHA-256;
     * a file counts if the service still has it, in the same size, for longer than the margin. It may have another
     * name, and another expiry, than is asked for here.
     *
     * <p>Several threads with the same content share one upload. One that is interrupted leaves the others to it; where
     * the upload fails, another one makes its own.
     *
     * @param source what to upload; read twice, and so must be {@linkplain FileSource#repeatable() repeatable}
     * @param options how to upload it, if that is needed; the first reading has the timeout for itself
     * @param margin the time that the file must at least last
     * @throws IllegalArgumentException if the source can be read only once
     */
    public StoredFile uploadOnce(FileSource source, UploadOptions options, Duration margin) {
        requireNonNull(source, "source");
        requireNonNull(options, "options");
        if (requireNonNull(margin, "margin").isNegative()) {
            throw new IllegalArgumentException("margin is " + margin + "; it must be 0 or more");
        }
        return once.upload(source, options, margin);
    }

    /** Uploads the files of a directory, with the defaults. */
    public BatchResult<FileSource, StoredFile> uploadDirectory(Path directory, String glob, Path journal) {
        return uploadDirectory(directory, glob, journal, BatchOptions.defaults());
    }

    /**
     * Uploads the regular files below a directory, and notes each in a journal that is forced to the disk. Run again
     * after it was stopped or killed, with the same journal, it continues where it stopped: files that are in the
     * journal, have not changed since (size, time of change, and the file system's own time of change where it keeps
     * one) and have not expired are not uploaded again. A file that was under way when the process died is looked for
     * among the newest ones on the service, and taken if its content is the same; what the service stores only after it
     * was looked for is not found.
     *
     * <p>A file gets the name of its path below the directory, with slashes. Files are uploaded in the order of these
     * names; symbolic links are left out, and a file that becomes one, or comes to be behind one, fails. The journal
     * can be read by its owner only, where files have permissions, and must not be a symbolic link. It is not noticed
     * that a file was deleted from the service; delete the journal to start again. One run at a time may use a journal.
     * Stops early, and reports failures, as {@link FilesService#uploadAll(java.util.List, BatchOptions)} does.
     *
     * @param directory the directory of the files
     * @param glob which of them, as {@link java.nio.file.FileSystem#getPathMatcher(String)} has it, compared with the
     *     path below the directory: {@code *.pdf} are those in it, {@code **.pdf} those below it too
     * @param journal the journal, which need not exist; its directory must, and it is not uploaded itself
     * @param options the most at once, the settings of each upload, and whether the first failure stops the rest
     * @return a result for each file, those of runs before among them
     * @throws IllegalStateException if the client is closed already
     * @throws IllegalArgumentException if the glob is not valid
     * @throws dev.filechat.errors.SourceUnreadableException if the directory or the journal cannot be read
     */
    public BatchResult<FileSource, StoredFile> uploadDirectory(
            Path directory, String glob, Path journal, BatchOptions options) {
        requireNonNull(directory, "directory");
        requireNonNull(glob, "glob");
        requireNonNull(journal, "journal");
        requireNonNull(options, "options");
        checkOpen();
        return DirectoryUpload.run(
                client.files(),
                clock,
                client.accountFingerprint(),
                directory,
                glob,
                journal,
                options,
                read -> FileStep.NONE);
    }

    /** Adds the files of a directory to a collection, with the defaults. */
    public BatchResult<FileSource, StoredFile> addDirectory(
            DocumentCollection collection, Path directory, String glob, Path journal) {
        return addDirectory(collection, directory, glob, journal, AddDirectoryOptions.defaults());
    }

    /**
     * Uploads the regular files below a directory, as {@link #uploadDirectory(Path, String, Path, BatchOptions)} does,
     * and adds each to a collection, in which it is one document. Run again after it was stopped or killed, with the
     * same journal, it continues where it stopped: what was uploaded is not uploaded again, and what was added is not
     * added again. Where a process died between an addition and its line in the journal, the next run looks whether
     * the document is there.
     *
     * <p>A file that has changed, or has expired on the service, is uploaded anew, and its new document replaces the
     * old one: that is removed from the collection, then the new one is added, and then the old file is deleted from
     * the service. The document of a file that was deleted from the directory stays.
     *
     * <p>If the service refuses to add a file, the file stays on the service: the next run only adds it. It is not
     * noticed that a document was removed from the collection, nor that other fields would be given to one that was
     * added. Files that {@code uploadDirectory} has uploaded are uploaded again, as the files of a collection are its
     * own.
     *
     * <p>A journal belongs to one collection, one directory and one account. With another journal, or none of a
     * collection that has documents already, all files are added once more.
     *
     * @param collection the collection, of the same client
     * @param directory the directory of the files
     * @param glob which of them, as for {@code uploadDirectory}
     * @param journal the journal, which need not exist; its directory must, and it is not uploaded itself
     * @param options the settings
     * @return a result for each file, those of runs before among them: the stored file, whose id is that of the
     *     document, or why it was not uploaded, not added, or not indexed
     * @throws IllegalStateException if the client is closed already
     * @throws IllegalArgumentException if the glob is not valid, or the journal is that of another collection,
     *     directory or account
     * @throws dev.filechat.errors.NotFoundException if there is no such collection; nothing is then uploaded
     * @throws dev.filechat.errors.SourceUnreadableException if the directory or the journal cannot be read
     */
    public BatchResult<FileSource, StoredFile> addDirectory(
            DocumentCollection collection, Path directory, String glob, Path journal, AddDirectoryOptions options) {
        requireNonNull(collection, "collection");
        requireNonNull(directory, "directory");
        requireNonNull(glob, "glob");
        requireNonNull(journal, "journal");
        requireNonNull(options, "options");
        checkOpen();
        BatchResult<FileSource, StoredFile> added = DirectoryUpload.run(
                client.files(),
                clock,
                // Of the collection alone: a file that is replaced is deleted.
                client.accountFingerprint() + "\n" + collection.id(),
                directory,
                glob,
                journal,
                options.batch(),
                read -> DocumentStep.of(client.files(), collection, directory, journal, options, read));
        return options.indexTimeout()
                .map(timeout -> new IndexWait(collection, timeout).await(added))
                .orElse(added);
    }

    private void checkOpen() {
        if (client.closed()) {
            throw new IllegalStateException("The client is closed");
        }
    }

    /** Asks one question about each of many files, with the defaults and without a journal. */
    public <T> BulkAnswers<T> ask(Iterable<? extends BulkInput> inputs, Question<T> question) {
        return ask(inputs, question, AskOptions.defaults());
    }

    /**
     * Asks one question about each of many files, several at once, and returns the answers in the order in which they
     * come. Each file is uploaded for the question and deleted after it; in case the process dies before, it expires.
     * Each input has one result: its answer, or the reason why there is none.
     *
     * <p>The inputs are read as the answers are, by the same thread, so that neither their number nor their sizes need
     * memory.
     *
     * <p>With a {@linkplain AskOptions.Builder#journal journal}, a job that was stopped or killed continues where it
     * stopped: what was answered is not asked again, as long as the file, the model, the text, the schema, the settings
     * and the account are the same. A file about which was asked, and whose answer is not recorded, is asked about
     * again or reported, as {@link AskOptions.Builder#unanswered} says, and counted in
     * {@link dev.filechat.bulk.ask.AskSummary#lostAnswers()}, since the service may bill it twice.
     *
     * <p>The job asks nothing more once the key is refused, the client is closed, a cost limit is reached, the journal
     * cannot be written, or {@link AskOptions.Builder#maxFailures} files have failed. The inputs that follow fail
     * without a call, unless their answer is in the journal.
     *
     * @param inputs what to ask about, for example of {@link dev.filechat.bulk.ask.BulkInputs}; read once
     * @param question the question
     * @param options the settings
     * @return the answers, which must be closed
     * @throws IllegalStateException if the client is closed already, or another job uses the journal
     * @throws java.io.UncheckedIOException if the journal cannot be read
     */
    public <T> BulkAnswers<T> ask(Iterable<? extends BulkInput> inputs, Question<T> question, AskOptions options) {
        requireNonNull(inputs, "inputs");
        requireNonNull(question, "question");
        requireNonNull(options, "options");
        checkOpen();
        return AskJob.begin(client, inputs, question, options);
    }

    @Override
    public String toString() {
        return "Bulk[" + client + "]";
    }

    /** Builds a {@link Bulk}. Not thread-safe. Opens nothing. */
    public static final class Builder {
        private final FileChatClient client;
        private UploadStore uploadStore = UploadStore.inMemory();
        private InstantSource clock = InstantSource.system();

        private Builder(FileChatClient client) {
            this.client = client;
        }

        /**
         * Sets the store in which {@link Bulk#uploadOnce(FileSource)} remembers what it uploaded. Default: in memory,
         * as long as the {@link Bulk} lives.
         *
         * @param store for example {@link UploadStore#inFile(Path)}
         */
        public Builder uploadStore(UploadStore store) {
            uploadStore = requireNonNull(store, "store");
            return this;
        }

        /** Sets the clock that says whether files have expired, for tests. */
        Builder clock(InstantSource other) {
            clock = other;
            return this;
        }

        /** {@return the large jobs} */
        public Bulk build() {
            return new Bulk(this);
        }
    }
}
