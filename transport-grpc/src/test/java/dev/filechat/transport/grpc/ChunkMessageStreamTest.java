// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.proto.UploadFileChunk;
import dev.filechat.spi.Chunk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a chunk that cannot be written, or writes what it should not, does to its message. */
class ChunkMessageStreamTest {
    private static final int LENGTH = 100_000;

    @Test
    void aChunkIsTheDataOfItsMessage() throws IOException {
        UploadMessage.Data data = new UploadMessage.Data(writing(LENGTH));

        assertThat(drained(data).getData().toByteArray()).hasSize(LENGTH).containsOnly(1);
        assertThat(data.sent()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, LENGTH - 1, LENGTH + 1})
    void aChunkOfAnotherLengthFailsAndItsMessageIsWhole(int written) throws IOException {
        UploadMessage.Data data = new UploadMessage.Data(writing(written));

        assertThat(drained(data).getData().size()).isEqualTo(LENGTH);
        assertThat(data.sent()).isInstanceOf(IOException.class).hasMessageContaining("" + LENGTH);
    }

    @Test
    void aSourceThatFailsIsNotedAndItsMessageIsWhole() throws IOException {
        RuntimeException failure = new RuntimeException("disk");
        UploadMessage.Data data = new UploadMessage.Data(failing(failure));

        assertThat(drained(data).getData().size()).isEqualTo(LENGTH);
        assertThat(data.sent()).isSameAs(failure);
    }

    @Test
    void aSourceThatFailsWhenItIsRepeatedBreaksItsMessage() {
        RuntimeException failure = new RuntimeException("disk");
        UploadMessage.Data data = new UploadMessage.Data(failing(failure));
        assertThat(data.sent()).isNull();

        assertThatThrownBy(() -> drained(data)).isSameAs(failure);
    }

    private static UploadFileChunk drained(UploadMessage.Data data) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ChunkMessageStream message = new ChunkMessageStream(data)) {
            assertThat(message.drainTo(out)).isEqualTo(out.size());
        }
        return UploadFileChunk.parseFrom(out.toByteArray());
    }

    private static Chunk writing(int count) {
        return chunk(out -> {
            for (int i = 0; i < count; i++) {
                out.write(1);
            }
        });
    }

    private static Chunk failing(RuntimeException failure) {
        return chunk(out -> {
            out.write(new byte[LENGTH / 2]);
            throw failure;
        });
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private static Chunk chunk(Writing writing) {
        return new Chunk() {
            @Override
            public int length() {
                return LENGTH;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                writing.to(out);
            }
        };
    }
}
