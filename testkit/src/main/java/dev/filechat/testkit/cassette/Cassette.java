// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportProvider;
import dev.filechat.spi.TransportSettings;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Calls to the service, recorded once and played back in tests, with no service and no key. It is given to a client as
 * its transport:
 *
 * <pre>{@code
 * FileChatClient.builder().transport(Cassette.auto(Path.of("src/test/resources/risks.jsonl"), service))
 * }</pre>
 *
 * <p>A cassette is a text of lines of JSON, one for each attempt of a call, with the messages of the service and the
 * failures as they were; a call that is tried twice has two. It holds no key: headers are not recorded, and a key that
 * the service repeats in a text is replaced by {@code [key]}. It records every API, and that of collections from both
 * of its hosts; beside files and chats, it does so over transports of filechat only. Of uploaded and inline files and
 * of images given as bytes it holds the size and the SHA-256, of downloads what {@link DownloadRecording} says. All
 * else is in it as it is, names and chats too.
 *
 * <p>Played back, the code has to ask what was asked when it was recorded, in that order; calls that were under way
 * together then may come in any order now. Else the call fails with an {@link AssertionError} that names the first
 * field that differs. Answers come at once.
 *
 * <p>A file that is no cassette, is torn, has no end or another version, a recording that is missing, and a second
 * client of one recording end the building of the client with a {@link dev.filechat.errors.ConfigurationException} that
 * says so.
 *
 * <p>Recorded are calls that ended before the client was closed; without that close a cassette cannot be played. Safe
 * for use by several threads.
 */
public final class Cassette implements TransportProvider {

    private final Path file;
    private final @Nullable TransportProvider service;
    private final DownloadRecording downloads;
    private final AtomicBoolean used = new AtomicBoolean();
    private volatile @Nullable Tape tape;

    private Cassette(Path file, @Nullable TransportProvider service, DownloadRecording downloads) {
        this.file = Objects.requireNonNull(file, "file");
        this.service = service;
        this.downloads = Objects.requireNonNull(downloads, "downloads");
    }

    /**
     * Records, with the bytes of downloads.
     *
     * @param file where to; an existing file is replaced when the client is built
     * @param service what makes the calls
     * @return the transport for one client
     */
    public static Cassette record(Path file, TransportProvider service) {
        return record(file, service, DownloadRecording.WHOLE);
    }

    /**
     * Records.
     *
     * @param file where to; an existing file is replaced when the client is built
     * @param service what makes the calls
     * @param downloads what is kept of the bytes of downloads
     * @return the transport for one client
     */
    public static Cassette record(Path file, TransportProvider service, DownloadRecording downloads) {
        return new Cassette(file, Objects.requireNonNull(service, "service"), downloads);
    }

    /**
     * Plays back. Each client begins at the beginning.
     *
     * @param file what was recorded; read when the client is built
     * @return the transport
     */
    public static Cassette replay(Path file) {
        return new Cassette(file, null, DownloadRecording.WHOLE);
    }

    /**
     * Plays back if there is a recording, and makes one if not. To record again, delete the file.
     *
     * @param file the recording
     * @param service what makes the calls if there is none
     * @return the transport
     */
    public static Cassette auto(Path file, TransportProvider service) {
        return Files.exists(file) ? replay(file) : record(file, service);
    }

    /**
     * Tells whether this records, or plays back.
     *
     * @return true if it records
     */
    public boolean recording() {
        return service != null;
    }

    /**
     * Returns the calls that were recorded and that the newest client has not made, for a test to see at its end that
     * there are none.
     *
     * @return what was asked in them; empty while this records, or before there is a client
     */
    public List<String> unplayed() {
        Tape playing = tape;
        return playing == null ? List.of() : playing.left();
    }

    /** {@return {@code cassette}} */
    @Override
    public String name() {
        return "cassette";
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    /**
     * Begins to record or to play.
     *
     * @throws IllegalStateException if this records and did so for another client
     * @throws IllegalArgumentException if the file is no cassette, is torn, has no end, or another version
     * @throws UncheckedIOException if it cannot be read or written
     */
    @Override
    public Transport create(TransportSettings settings) {
        TransportProvider recorded = service;
        if (recorded == null) {
            Tape fresh = Tape.of(file);
            tape = fresh;
            return ReplayingTransport.first(fresh);
        }
        if (!used.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "The cassette " + file + " already records another client; use one cassette for each client");
        }
        Recording recording = new Recording(file, downloads);
        return RecordingTransport.first(recorded.create(settings), recording);
    }

    /** Goes on with the same cassette, for another host of the service. */
    @Override
    public Transport createFurther(Transport first, TransportSettings settings) {
        TransportProvider recorded = service;
        if (recorded != null && first instanceof RecordingTransport recording) {
            return recording.further(recorded.create(settings));
        }
        return first instanceof ReplayingTransport replaying ? replaying.further() : create(settings);
    }
}
