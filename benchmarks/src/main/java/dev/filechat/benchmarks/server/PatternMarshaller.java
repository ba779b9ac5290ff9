// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.server;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import dev.filechat.benchmarks.content.Pattern;
import dev.filechat.benchmarks.content.PatternChunk;
import dev.filechat.proto.FileContentChunk;
import io.grpc.Drainable;
import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Writes the chunks of a download without making them first. */
final class PatternMarshaller implements MethodDescriptor.Marshaller<PatternChunk> {
    private static final int DATA_TAG = FileContentChunk.DATA_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

    @Override
    public InputStream stream(PatternChunk chunk) {
        return new Message(chunk);
    }

    @Override
    public PatternChunk parse(InputStream stream) {
        throw new UnsupportedOperationException("A server does not read what it sends");
    }

    private static final class Message extends InputStream implements KnownLength, Drainable {
        private final PatternChunk chunk;
        private int left;

        Message(PatternChunk chunk) {
            this.chunk = chunk;
            this.left = CodedOutputStream.computeUInt32SizeNoTag(DATA_TAG)
                    + CodedOutputStream.computeUInt32SizeNoTag(chunk.length())
                    + chunk.length();
        }

        @Override
        public int available() {
            return left;
        }

        @Override
        public int drainTo(OutputStream target) throws IOException {
            CodedOutputStream header = CodedOutputStream.newInstance(target, 16);
            header.writeUInt32NoTag(DATA_TAG);
            header.writeUInt32NoTag(chunk.length());
            header.flush();
            Pattern.write(chunk.from(), chunk.length(), target);
            int written = left;
            left = 0;
            return written;
        }

        @Override
        public int read(byte[] buffer, int offset, int count) {
            throw new UnsupportedOperationException("Netty drains messages");
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("Netty drains messages");
        }
    }
}
