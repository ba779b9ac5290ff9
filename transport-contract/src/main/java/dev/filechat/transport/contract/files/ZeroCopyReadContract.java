// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.files.FilesService;
import dev.filechat.files.sources.FileSource;
import dev.filechat.spi.ContentStream;
import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportException;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.BareCall;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** The bytes that the stream of a content lends: they are the file's, and stay so until they are given back. */
public interface ZeroCopyReadContract extends OverTransport {
    /** Some of the service's chunks, and no multiple of anything. */
    int SIZE = 12_000_001;

    /** All of them, in their order. */
    @Test
    default void whatIsLentIsTheFile() throws Exception {
        byte[] bytes = TestBytes.of(SIZE);
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai);
                Transport transport = bare(xai)) {
            String id = client.files().upload(FileSource.of("large.bin", bytes)).id();
            ByteArrayOutputStream all = new ByteArrayOutputStream(SIZE);
            try (ContentStream content = transport.files().retrieveContent(id, BareCall.within(LONG))) {
                int lent;
                do {
                    int before = all.size();
                    lent = content.lend(pieces -> all.writeBytes(copyOf(pieces)));
                    assertThat(all.size() - before).isEqualTo(Math.max(0, lent));
                } while (lent > 0);
            }

            assertThat(all.toByteArray()).isEqualTo(bytes);
        }
    }

    /** What was read is not lent again, nor the other way round. */
    @Test
    default void readingAndLendingTakeTurns() throws Exception {
        byte[] bytes = TestBytes.of(SIZE);
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai);
                Transport transport = bare(xai)) {
            String id = client.files().upload(FileSource.of("large.bin", bytes)).id();
            ByteArrayOutputStream all = new ByteArrayOutputStream(SIZE);
            byte[] buffer = new byte[100_003];
            try (ContentStream content = transport.files().retrieveContent(id, BareCall.within(LONG))) {
                for (int read = 0; read >= 0; read = content.read(buffer, 0, buffer.length)) {
                    all.write(buffer, 0, read);
                    int unused = content.lend(pieces -> all.writeBytes(copyOf(pieces)));
                }
            }

            assertThat(all.toByteArray()).isEqualTo(bytes);
        }
    }

    /** Closing the stream does not wait for a reader of its buffers, and later bytes do not overwrite them. */
    @Test
    default void closingNeitherWaitsForABorrowerNorTakesItsBytes() throws Exception {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai);
                Transport transport = bare(xai)) {
            FilesService files = client.files();
            String id =
                    files.upload(FileSource.of("large.bin", TestBytes.of(SIZE))).id();
            String next =
                    files.upload(FileSource.of("next.bin", new byte[SIZE])).id();
            ContentStream content = transport.files().retrieveContent(id, BareCall.within(LONG));

            int lent = content.lend(pieces -> {
                byte[] before = copyOf(pieces);
                Thread closing = Thread.startVirtualThread(content::close);
                assertThat(TestBytes.unchecked(() -> closing.join(LONG))).isTrue();
                assertThat(TestBytes.unchecked(() -> length(transport, next))).isEqualTo(SIZE);
                assertThat(copyOf(pieces)).isEqualTo(before);
            });

            assertThat(lent).isPositive();
            assertThatExceptionOfType(TransportException.class).isThrownBy(() -> content.read(new byte[1], 0, 1));
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        }
    }

    private static long length(Transport transport, String id) throws Exception {
        byte[] buffer = new byte[100_003];
        long length = 0;
        try (ContentStream content = transport.files().retrieveContent(id, BareCall.within(LONG))) {
            for (int read = 0; read >= 0; read = content.read(buffer, 0, buffer.length)) {
                length += read;
            }
        }
        return length;
    }

    private static byte[] copyOf(ByteBuffer[] pieces) {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        for (ByteBuffer piece : pieces) {
            byte[] bytes = new byte[piece.remaining()];
            piece.duplicate().get(bytes);
            copy.writeBytes(bytes);
        }
        return copy.toByteArray();
    }
}
