// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.filechat.FileChatClient;
import dev.filechat.errors.SourceChangedException;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.spi.Chunk;
import dev.filechat.spi.ChunkSource;
import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Kind;
import dev.filechat.spi.UploadRequest;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.BareCall;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.ZerosChunk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A small file, over a connection that is there, may leave as one: whole, or not at all. */
public interface SmallUploadContract extends OverTransport {
    /** The length of what is uploaded is said before: 3 bytes. */
    UploadRequest THREE = UploadRequest.of("three.bin", 3, null).ofSize(3);

    /** Far more than a call takes. */
    Duration LIMIT = Duration.ofSeconds(30);

    /** A source that fails in the middle leaves nothing behind, and the connection as it was. */
    @Test
    default void aSmallSourceThatFailsStoresNothing() throws TransportException {
        IOException diskError = new IOException("disk error");
        try (FakeXai xai = fake().start();
                Transport transport = connected(xai)) {
            assertThat(failure(transport, () -> new ZerosChunk(3, diskError))).hasRootCause(diskError);

            upload(transport, new ZerosChunk(3, null));
            assertThat(xai.files().all())
                    .singleElement()
                    .satisfies(file -> assertThat(file.size()).isEqualTo(3));
        }
    }

    /** The size that a caller declares is not trusted. */
    @Test
    default void aSmallSourceThatGivesMoreThanWasSaidStoresNothing() throws TransportException {
        try (FakeXai xai = fake().start();
                Transport transport = connected(xai)) {
            Iterator<Chunk> chunks = List.<Chunk>of(new ZerosChunk(3, null), new ZerosChunk(3, null))
                    .iterator();

            assertThat(failure(transport, chunks::next)).hasMessageContaining("more than the size");
            upload(transport, new ZerosChunk(3, null));
            assertThat(xai.files().all()).hasSize(1);
        }
    }

    /** They have no size but bytes: an empty file is not what the user has. */
    @Test
    @EnabledOnOs(OS.LINUX)
    default void aFileThatTheSystemMakesUpIsNotStoredEmpty() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            assertThatThrownBy(() -> client.files().upload(Path.of("/proc/self/status")))
                    .isInstanceOf(SourceChangedException.class)
                    .hasMessageContaining("/proc/self/status");
            assertThat(xai.files().all()).isEmpty();
        }
    }

    private Transport connected(FakeXai xai) throws TransportException {
        Transport transport = bare(xai);
        transport.files().list(ListFilesRequest.builder().build(), BareCall.within(LIMIT));
        return transport;
    }

    private static void upload(Transport transport, Chunk only) throws TransportException {
        Iterator<Chunk> chunks = List.of(only).iterator();
        transport.files().upload(THREE, () -> chunks.hasNext() ? chunks.next() : null, BareCall.within(LIMIT));
    }

    private static TransportException failure(Transport transport, ChunkSource chunks) {
        TransportException e = catchThrowableOfType(
                TransportException.class, () -> transport.files().upload(THREE, chunks, BareCall.within(LIMIT)));
        assertThat(e.kind()).isEqualTo(Kind.SOURCE);
        return e;
    }
}
