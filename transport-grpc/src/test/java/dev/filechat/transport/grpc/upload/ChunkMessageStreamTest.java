// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.filechat.proto.UploadFileChunk;
import dev.filechat.spi.Chunk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages of chunks that cannot be written, or that write too little or too much. */
class ChunkMessageStreamTest {
    private static final int LENGTH = 100_000;

    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    @Test
    void aChunkIsTheDataOfItsMessage() throws IOException {
        UploadMessage.Data data = data(writing(LENGTH));

        assertThat(drained(data).getData().toByteArray()).hasSize(LENGTH).containsOnly(1);
        assertThat(failure).hasNullValue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, LENGTH - 1, LENGTH + 1})
    void aChunkOfAnotherLengthFailsAndItsMessageIsComplete(int written) throws IOException {
        UploadMessage.Data data = data(writing(written));

        assertThat(drained(data).getData().size()).isEqualTo(LENGTH);
        assertThat(failure.get()).isInstanceOf(IOException.class).hasMessageContaining("" + LENGTH);
    }

    @Test
    void aFailureOfTheSourceIsRecordedAndItsMessageIsComplete() throws IOException {
        RuntimeException disk = new RuntimeException("disk");
        UploadMessage.Data data = data(failing(disk));

        assertThat(drained(data).getData().size()).isEqualTo(LENGTH);
        assertThat(failure).hasValue(disk);
    }

    @Test
    void aChunkThatIsSentAgainIsTheSame() throws IOException {
        UploadMessage.Data data = data(writing(LENGTH));
        UploadFileChunk first = drained(data);
        data.sent();

        assertThat(drained(data)).isEqualTo(first);
        assertThat(failure).hasNullValue();
    }

    /** An exception would end all calls of the channel, and a filled-up message would be stored. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, LENGTH - 1, LENGTH + 1})
    void aSourceThatFailsWhenItIsSentAgainLeavesAMessageThatCannotBeParsed(int written) throws IOException {
        UploadMessage.Data data = data(writing(written));
        data.sent();
        byte[] message = message(data);

        assertThat(message).hasSize(LENGTH + 4); // a tag, and a length of three bytes
        assertThatThrownBy(() -> UploadFileChunk.parseFrom(message)).isInstanceOf(InvalidProtocolBufferException.class);
        assertThat(failure.get()).isInstanceOf(IOException.class);
    }

    private UploadMessage.Data data(Chunk chunk) {
        return new UploadMessage.Data(chunk, failure);
    }

    private static UploadFileChunk drained(UploadMessage.Data data) throws IOException {
        return UploadFileChunk.parseFrom(message(data));
    }

    private static byte[] message(UploadMessage.Data data) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ChunkMessageStream message = new ChunkMessageStream(data)) {
            assertThat(message.drainTo(out)).isEqualTo(out.size());
        }
        return out.toByteArray();
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
