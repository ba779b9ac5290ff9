// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.batch;

import static java.util.Objects.requireNonNull;

import dev.filechat.errors.CallCancelledException;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchOutcome;
import dev.filechat.files.BatchResult;
import dev.filechat.files.DeletedFile;
import dev.filechat.files.FilesService;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.UploadProgress;
import dev.filechat.files.downloads.DownloadFailedException;
import dev.filechat.files.sources.FileSource;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.internal.concurrent.CallerThreads;
import dev.filechat.internal.concurrent.ConcurrentTasks;
import dev.filechat.internal.concurrent.TaskOutcome;
import dev.filechat.internal.source.CallerStreams;
import dev.filechat.internal.source.ChunkReader;
import dev.filechat.internal.source.SourceLength;
import dev.filechat.internal.text.FileNameRule;
import dev.filechat.internal.text.GivenLists;
import dev.filechat.internal.text.ServerText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;

/** Calls about several files, made concurrently. Thread-safe. */
public final class Batches {
    private final FilesService files;
    private final CallRunner runner;

    public Batches(FilesService files, CallRunner runner) {
        this.files = files;
        this.runner = runner;
    }

    /**
     * Uploads each file by a function.
     * @param upload uploads one file
     */
    public BatchResult<FileSource, StoredFile> uploadAll(
            List<? extends FileSource> given,
            BatchOptions options,
            BiFunction<? super FileSource, ? super UploadOptions, StoredFile> upload) {
        return uploadEach(
                GivenLists.<FileSource>checked("sources", given),
                Optional::of,
                source -> options.upload(),
                source -> "Uploading \"" + ServerText.printable(source.name()) + "\"",
                options,
                upload);
    }

    /**
     * Handles inputs by a function that may upload a file for each.
     *
     * @param source the file of an input, if it has one to upload
     * @param uploadOptions the settings of its upload
     * @param doing what messages call the handling of an input, as the beginning of a sentence
     * @param upload handles one input
     */
    public <I, T> BatchResult<I, T> uploadEach(
            List<I> inputs,
            Function<I, Optional<FileSource>> source,
            Function<I, UploadOptions> uploadOptions,
            Function<I, String> doing,
            BatchOptions options,
            BiFunction<? super I, ? super UploadOptions, ? extends T> upload) {
        requireNonNull(options, "options");
        List<Optional<FileSource>> sources = inputs.stream().map(source).toList();
        CallerStreams.checkApart(sources.stream().flatMap(Optional::stream).toList());
        List<OptionalLong> lengths = sources.stream()
                .map(one -> one.map(SourceLength::of).orElse(OptionalLong.of(0)))
                .toList();
        BatchMeter meter = new BatchMeter(options.onProgress().orElse(null), runner.timing(), lengths);
        List<TaskOutcome<T>> outcomes = run(
                "filechat-upload",
                inputs.size(),
                i -> Math.min(ChunkReader.MAX_FILE_SIZE, lengths.get(i).orElse(ChunkReader.MAX_FILE_SIZE)),
                i -> {
                    I input = inputs.get(i);
                    try {
                        sources.get(i).ifPresent(one -> FileNameRule.check(one.name()));
                        return requireNonNull(
                                upload.apply(input, metered(uploadOptions.apply(input), meter, i)),
                                "the result of upload");
                    } catch (RuntimeException e) {
                        meter.failed(i);
                        throw e;
                    }
                },
                options);
        return results(inputs, doing, outcomes);
    }

    private <I, T> BatchResult<I, T> results(List<I> inputs, Function<I, String> doing, List<TaskOutcome<T>> outcomes) {
        List<BatchOutcome<I, T>> results = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            I input = inputs.get(i);
            results.add(
                    switch (outcomes.get(i)) {
                        case TaskOutcome.Done<T> done -> new BatchOutcome.Done<>(input, done.value());
                        case TaskOutcome.Failed<T> failed ->
                            new BatchOutcome.Failed<>(input, cause(doing.apply(input), failed.cause()));
                        case TaskOutcome.NotBegun<T> not ->
                            new BatchOutcome.Failed<>(input, notBegun(doing.apply(input), not.reason()));
                    });
        }
        return new BatchResult<>(results);
    }

    private static UploadOptions metered(UploadOptions options, BatchMeter meter, int index) {
        Consumer<? super UploadProgress> own = options.onProgress().orElse(progress -> {});
        return options.toBuilder()
                .onProgress(progress -> {
                    meter.moved(index, progress);
                    own.accept(progress);
                })
                .build();
    }

    public BatchResult<String, DeletedFile> deleteAll(List<String> fileIds, BatchOptions options) {
        return each("filechat-delete", "Deleting", fileIds, options, files::delete);
    }

    public BatchResult<String, Path> downloadAll(List<String> fileIds, Path directory, BatchOptions options) {
        if (!Files.isDirectory(requireNonNull(directory, "directory"))) {
            throw new DownloadFailedException("Downloading failed: there is no directory " + directory, null, 0);
        }
        return each("filechat-download", "Downloading", fileIds, options, id -> files.downloadTo(id, directory));
    }

    private <T> BatchResult<String, T> each(
            String threads, String doing, List<String> given, BatchOptions options, Function<String, T> call) {
        List<String> ids = GivenLists.checked("fileIds", given);
        requireNonNull(options, "options");
        List<TaskOutcome<T>> outcomes = run(threads, ids.size(), i -> 0, i -> call.apply(ids.get(i)), options);
        return results(ids, id -> doing + " file " + ServerText.printable(id), outcomes);
    }

    /**
     * Deletes a file that nobody wants after a failure, though the thread may be interrupted.
     *
     * @param failure gets the failure of the deletion, if it fails
     */
    public void deleteUnwanted(String fileId, Throwable failure) {
        List<TaskOutcome<DeletedFile>> outcome = ConcurrentTasks.run(
                new ConcurrentTasks.Settings(
                        CallerThreads.UNDECORATED, "filechat-delete", 1, 1, false, false, () -> false),
                1,
                i -> 0,
                i -> files.delete(fileId));
        if (outcome.getFirst() instanceof TaskOutcome.Failed<DeletedFile> failed) {
            failure.addSuppressed(failed.cause());
        }
    }

    private <T> List<TaskOutcome<T>> run(
            String threads, int count, IntToLongFunction weight, IntFunction<T> task, BatchOptions options) {
        runner.checkOpen();
        return ConcurrentTasks.run(
                new ConcurrentTasks.Settings(
                        runner.threads(),
                        threads,
                        options.maxConcurrent(),
                        options.maxBytesInFlight(),
                        options.failFast(),
                        true,
                        runner::closed),
                count,
                weight,
                task);
    }

    private static CallCancelledException notBegun(String what, String reason) {
        return new CallCancelledException(what + " was not begun: " + reason, null, true, 0);
    }

    /**
     * {@return the cause of a failed call} A call that came just after the client was closed fails as those under way
     * do.
     */
    private RuntimeException cause(String what, RuntimeException e) {
        return e instanceof IllegalStateException && runner.closed() ? notBegun(what, "the client was closed") : e;
    }
}
