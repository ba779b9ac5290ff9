// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Where the bytes of an upload come from. Making a source opens nothing; the upload opens what it needs when it starts
 * and closes what it opened. A stream that the caller opened stays the caller's to close.
 *
 * <p>A source that is {@linkplain #repeatable() repeatable} can be sent again when an upload breaks in the middle.
 */
public sealed interface FileSource {
    /** The name that the file gets on the service. */
    String name();

    /** Whether the bytes can be read again from the start. */
    boolean repeatable();

    /** How many bytes there are, if that is known before they are read; a path's size is looked up at the upload. */
    OptionalLong length();

    /** The same bytes under another name. */
    FileSource named(String name);

    /** A regular file, under its own name. It must not change while it is uploaded. */
    static FileSource of(Path path) {
        Path fileName = requireNonNull(path, "path").getFileName();
        return new OfPath(fileName == null ? "" : fileName.toString(), path);
    }

    /** An array, which must not be changed until the upload has ended; it is not copied. */
    static FileSource of(String name, byte[] bytes) {
        return new OfBytes(name, bytes);
    }

    /** An open stream, read once, from where it stands to its end. It stays open. */
    static FileSource of(String name, InputStream stream) {
        return new OfStream(name, stream);
    }

    /** A stream that can be opened as often as it is needed. The upload closes each one. */
    static FileSource of(String name, Supplier<? extends InputStream> streams) {
        return new OfStreams(name, streams, -1);
    }

    /**
     * A stream of a known length that can be opened as often as it is needed.
     *
     * @param name the name that the file gets
     * @param length how many bytes each stream gives, 0 or more; another number of bytes fails the upload
     * @param streams opens a new stream at each call; the upload closes it
     */
    static FileSource of(String name, long length, Supplier<? extends InputStream> streams) {
        if (length < 0) {
            throw new IllegalArgumentException("length is " + length + "; it must be 0 or more");
        }
        return new OfStreams(name, streams, length);
    }

    /** A regular file. Its name is set apart from the path. */
    record OfPath(String name, Path path) implements FileSource {
        /** Refuses null. */
        public OfPath {
            requireNonNull(name, "name");
            requireNonNull(path, "path");
        }

        @Override
        public boolean repeatable() {
            return true;
        }

        @Override
        public OptionalLong length() {
            return OptionalLong.empty();
        }

        @Override
        public FileSource named(String newName) {
            return new OfPath(newName, path);
        }
    }

    /** An array, not copied. */
    @SuppressWarnings("ArrayRecordComponent") // compared by identity, as the source that it is
    record OfBytes(String name, byte[] bytes) implements FileSource {
        /** Refuses null. */
        public OfBytes {
            requireNonNull(name, "name");
            requireNonNull(bytes, "bytes");
        }

        @Override
        public boolean repeatable() {
            return true;
        }

        @Override
        public OptionalLong length() {
            return OptionalLong.of(bytes.length);
        }

        @Override
        public FileSource named(String newName) {
            return new OfBytes(newName, bytes);
        }

        @Override
        public String toString() {
            return "OfBytes[name=" + name + ", " + bytes.length + " bytes]";
        }
    }

    /** A stream of the caller's, read once. */
    record OfStream(String name, InputStream stream) implements FileSource {
        /** Refuses null. */
        public OfStream {
            requireNonNull(name, "name");
            requireNonNull(stream, "stream");
        }

        @Override
        public boolean repeatable() {
            return false;
        }

        @Override
        public OptionalLong length() {
            return OptionalLong.empty();
        }

        @Override
        public FileSource named(String newName) {
            return new OfStream(newName, stream);
        }
    }

    /** Streams opened when needed; {@code knownLength} is -1 if the length is not known. */
    record OfStreams(String name, Supplier<? extends InputStream> streams, long knownLength) implements FileSource {
        /** Refuses null. */
        public OfStreams {
            requireNonNull(name, "name");
            requireNonNull(streams, "streams");
        }

        @Override
        public boolean repeatable() {
            return true;
        }

        @Override
        public OptionalLong length() {
            return knownLength < 0 ? OptionalLong.empty() : OptionalLong.of(knownLength);
        }

        @Override
        public FileSource named(String newName) {
            return new OfStreams(newName, streams, knownLength);
        }
    }
}
