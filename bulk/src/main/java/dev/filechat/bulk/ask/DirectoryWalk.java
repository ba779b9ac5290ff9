// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.ask;

import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.files.sources.PathSource;
import dev.filechat.internal.text.IoFailures;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Walks a directory as it is asked for files. It holds one open directory at a time, and the directories that are still
 * to be walked.
 */
final class DirectoryWalk implements Iterator<BulkInput>, AutoCloseable {
    private final Path directory;
    private final PathMatcher matcher;
    private final Deque<Path> left = new ArrayDeque<>();
    private @Nullable Path root;
    private @Nullable DirectoryStream<Path> open;
    private @Nullable Iterator<Path> entries;
    private @Nullable BulkInput next;

    DirectoryWalk(Path directory, PathMatcher matcher) {
        this.directory = directory;
        this.matcher = matcher;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            try {
                next = advance();
            } catch (DirectoryIteratorException e) {
                throw unreadable(Objects.requireNonNull(e.getCause()));
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
        return next != null;
    }

    @Override
    public BulkInput next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        BulkInput input = next;
        next = null;
        return input;
    }

    @SuppressWarnings("StreamResourceLeak") // close() closes it
    private @Nullable BulkInput advance() throws IOException {
        Path top = root;
        if (top == null) {
            if (!Files.isDirectory(directory)) {
                throw new SourceUnreadableException("There is no directory " + directory, null, 0);
            }
            top = directory.toRealPath();
            root = top;
            left.push(top);
        }
        while (true) {
            while (entries != null && entries.hasNext()) {
                BulkInput input = visit(top, entries.next());
                if (input != null) {
                    return input;
                }
            }
            close();
            if (left.isEmpty()) {
                return null;
            }
            open = Files.newDirectoryStream(left.pop());
            entries = open.iterator();
        }
    }

    private @Nullable BulkInput visit(Path top, Path file) throws IOException {
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (java.nio.file.NoSuchFileException e) { // deleted since the directory was read
            return null;
        }
        if (attributes.isDirectory()) {
            left.push(file);
            return null;
        }
        Path below = top.relativize(file);
        if (!attributes.isRegularFile() || !matcher.matches(below)) {
            return null;
        }
        String name = below.toString().replace(below.getFileSystem().getSeparator(), "/");
        return BulkInput.of(new PathSource(name, file, false)).withKey(name);
    }

    private SourceUnreadableException unreadable(IOException e) {
        return new SourceUnreadableException(
                "The directory " + directory + " cannot be read: " + IoFailures.reason(e), e, 0);
    }

    @Override
    public void close() throws IOException {
        DirectoryStream<Path> was = open;
        open = null;
        entries = null;
        if (was != null) {
            was.close();
        }
    }
}
