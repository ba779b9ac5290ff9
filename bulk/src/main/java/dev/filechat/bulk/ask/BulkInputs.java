// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.ask;

import static java.util.Objects.requireNonNull;

import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.function.Function;

/** Inputs of a job that are read as the job needs them, so that their number does not need memory. */
public final class BulkInputs {
    private BulkInputs() {}

    /**
     * {@return the regular files below a directory that fit a pattern} Each iterator walks the directory, and holds the
     * names of the directories that it is in, not those of the whole tree. Symbolic links are left out, and a file that
     * becomes one fails. The key, and the name on the service, is the path below the directory, with slashes.
     *
     * @param directory the directory; it is opened by the iterator, which throws
     *     {@link dev.filechat.errors.SourceUnreadableException} if it, or one below it, cannot be read
     * @param glob which files, as {@link java.nio.file.FileSystem#getPathMatcher(String)} has it, compared with the
     *     path below the directory: {@code *.pdf} are those in it, {@code **.pdf} those below it too
     * @throws IllegalArgumentException if the glob is not valid
     */
    public static Iterable<BulkInput> directory(Path directory, String glob) {
        requireNonNull(directory, "directory");
        var matcher = directory.getFileSystem().getPathMatcher("glob:" + requireNonNull(glob, "glob"));
        return () -> new DirectoryWalk(directory, matcher);
    }

    /** {@return the content of sources, each of them as {@link BulkInput#of(FileSource)} makes it} */
    public static Iterable<BulkInput> sources(Iterable<? extends FileSource> sources) {
        return each(requireNonNull(sources, "sources"), BulkInput::of);
    }

    /** {@return files that are on the service, for example a {@link dev.filechat.files.FileListing}} */
    public static Iterable<BulkInput> stored(Iterable<StoredFile> files) {
        return each(requireNonNull(files, "files"), BulkInput::stored);
    }

    private static <T> Iterable<BulkInput> each(Iterable<? extends T> all, Function<T, BulkInput> input) {
        return () -> {
            Iterator<? extends T> iterator = all.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return iterator.hasNext();
                }

                @Override
                public BulkInput next() {
                    return input.apply(iterator.next());
                }
            };
        };
    }
}
