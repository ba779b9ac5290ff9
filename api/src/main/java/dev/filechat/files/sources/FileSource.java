// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.sources;

import static java.util.Objects.requireNonNull;

import dev.filechat.errors.SourceUnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The source of the bytes of an upload. Creating a source opens nothing; the upload opens what it needs when it starts
 * and closes what it opened. A stream or channel that the caller opened stays the caller's to close, unless a call ends
 * while it is being read.
 *
 * <p>A source that is {@linkplain #repeatable() repeatable} can be sent again when an upload breaks in the middle, and
 * can be used for any number of uploads. Any other one is used up by the first upload that reads from it, under any
 * {@linkplain #named name}: the next one fails with a {@link dev.filechat.errors.SourceUnreadableException}, and sends
 * nothing. An upload that was refused before, or whose call never left, leaves it as it was.
 *
 * <p>Reading keeps the limits of the call: its time, its cancellation and the interrupt of its thread are checked
 * between two reads, and a source that delivers nothing for {@linkplain dev.filechat.FileChatClientBuilder#stallTimeout
 * the stall time} fails the call with a {@link dev.filechat.errors.CallStalledException}. Streams, channels, suppliers
 * and resources are opened and read on a virtual thread of their upload, so that a read that blocks does not block the
 * caller: when the call has ended, that thread is interrupted and the stream or channel is closed, also if it is the
 * caller's.
 */
public sealed interface FileSource
        permits PathSource, BytesSource, BufferSource, StreamSource, StreamsSource, ChannelSource, ResourceSource {
    /** {@return the name that the file gets on the service} */
    String name();

    /** {@return whether the bytes can be read again from the start} */
    boolean repeatable();

    /** {@return the number of bytes, if it is known before they are read; a path's size is looked up at the upload} */
    OptionalLong length();

    /** {@return a source of the same bytes under another name} */
    FileSource named(String name);

    /** {@return a source of a regular file, under its own name} The file must not change while it is uploaded. */
    static FileSource of(Path path) {
        Path fileName = requireNonNull(path, "path").getFileName();
        return new PathSource(fileName == null ? "" : fileName.toString(), path);
    }

    /**
     * {@return sources of the regular files in a folder, by name} Hidden files, and those of folders in it, are left
     * out.
     *
     * @throws SourceUnreadableException if there is no such folder, or it cannot be read
     */
    static List<FileSource> folder(Path folder) {
        try (Stream<Path> entries = Files.list(requireNonNull(folder, "folder"))) {
            List<FileSource> sources = new ArrayList<>();
            for (Path entry : entries.sorted().toList()) {
                if (Files.isRegularFile(entry) && !Files.isHidden(entry)) {
                    sources.add(of(entry));
                }
            }
            return List.copyOf(sources);
        } catch (NoSuchFileException e) {
            throw new SourceUnreadableException("There is no folder " + folder, e, 0);
        } catch (NotDirectoryException e) {
            throw new SourceUnreadableException(folder + " is no folder", e, 0);
        } catch (IOException | UncheckedIOException e) {
            throw new SourceUnreadableException("The folder " + folder + " cannot be read: " + e, e, 0);
        }
    }

    /** {@return a source of an array, which must not be changed until the upload has ended; it is not copied} */
    static FileSource of(String name, byte[] bytes) {
        return new BytesSource(name, bytes);
    }

    /**
     * {@return a source of the bytes between the buffer's position and its limit now, on the heap or off it} The buffer
     * is not moved; its bytes must not be changed until the upload has ended, as they are not copied.
     */
    static FileSource of(String name, ByteBuffer buffer) {
        return new BufferSource(name, buffer);
    }

    /**
     * {@return a source of a text, in UTF-8 and without a byte order mark}
     *
     * @param name the name that the file gets
     * @param text the text
     * @throws IllegalArgumentException if the text has half of a surrogate pair, which UTF-8 cannot encode
     */
    static FileSource text(String name, String text) {
        return new BufferSource(name, Utf8.encoded(requireNonNull(text, "text")));
    }

    /**
     * {@return a source of a resource of the class path or of a module, found as {@link Class#getResourceAsStream}
     * finds it, under the last part of its path} The upload opens and closes it. In a named module its package must be
     * open to {@code dev.filechat}; else give a supplier of streams.
     *
     * @param anchor the class whose loader and package it is looked up with
     * @param path relative to the package of that class, or absolute with a leading {@code /}
     */
    static FileSource resource(Class<?> anchor, String path) {
        return new ResourceSource(path.substring(path.lastIndexOf('/') + 1), anchor, path);
    }

    /**
     * {@return a source of an open stream, read once, from where it stands to its end} It stays open.
     *
     * <p>The stream of an archive can be given in a new source for each entry. A stream that is being read by another
     * upload, or of which an upload that failed has read a part, is refused: what is left is not the whole file.
     */
    static FileSource of(String name, InputStream stream) {
        return new StreamSource(name, stream);
    }

    /**
     * {@return a source of an open channel in blocking mode, read once, from where it stands to its end} It stays open,
     * unless the thread is interrupted and the channel is one that closes itself then. A channel that is being read by
     * another upload, or of which an upload that failed has read a part, is refused, unless it is one with a position
     * and was moved since.
     */
    static FileSource of(String name, ReadableByteChannel channel) {
        return new ChannelSource(name, channel);
    }

    /** {@return a source of streams, one of which is opened for each attempt} The upload closes each one. */
    static FileSource of(String name, Supplier<? extends InputStream> streams) {
        return new StreamsSource(name, streams, -1);
    }

    /**
     * {@return a source of streams of a known length, one of which is opened for each attempt}
     *
     * @param name the name that the file gets
     * @param length the number of bytes of each stream, 0 or more; another number of bytes fails the upload
     * @param streams opens a new stream at each call; the upload closes it
     */
    static FileSource of(String name, long length, Supplier<? extends InputStream> streams) {
        if (length < 0) {
            throw new IllegalArgumentException("length is " + length + "; it must be 0 or more");
        }
        return new StreamsSource(name, streams, length);
    }
}
