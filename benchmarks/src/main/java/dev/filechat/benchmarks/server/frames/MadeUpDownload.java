// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.server.frames;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import dev.filechat.benchmarks.content.Pattern;
import dev.filechat.benchmarks.content.PatternChunk;
import dev.filechat.proto.FileContentChunk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Sends a file that is made up, as fast as the client's windows allow. */
final class MadeUpDownload implements Runnable {
    private static final int DATA_TAG = FileContentChunk.DATA_FIELD_NUMBER << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;

    /** How much is written at once. */
    private static final int BATCH = 16 * Frame.MAX_PAYLOAD;

    private static final int LONGEST_PREFIX = 1 + Integer.BYTES + 1 + 5;

    private final FrameWriter out;
    private final SendWindows windows;
    private final int stream;
    private final PatternChunk.Sequence chunks;
    private final ByteBuffer batch = ByteBuffer.allocateDirect(BATCH + 16 * 2 * Frame.HEADER_LENGTH);

    MadeUpDownload(FrameWriter out, SendWindows windows, int stream, long size) {
        this.out = out;
        this.windows = windows;
        this.stream = stream;
        this.chunks = new PatternChunk.Sequence(size);
    }

    @Override
    public void run() {
        try {
            out.responseHeaders(stream);
            while (!chunks.ended()) {
                PatternChunk chunk = chunks.next();
                if (!send(prefix(chunk)) || !send(chunk)) {
                    return;
                }
            }
            out.trailers(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            windows.close(stream);
        }
    }

    /** gRPC's own five bytes, and the tag and length of the field. */
    private static ByteBuffer prefix(PatternChunk chunk) throws IOException {
        ByteBuffer prefix = ByteBuffer.allocate(LONGEST_PREFIX);
        int field = CodedOutputStream.computeUInt32SizeNoTag(DATA_TAG)
                + CodedOutputStream.computeUInt32SizeNoTag(chunk.length());
        prefix.put((byte) 0).putInt(field + chunk.length());
        CodedOutputStream header = CodedOutputStream.newInstance(prefix);
        header.writeUInt32NoTag(DATA_TAG);
        header.writeUInt32NoTag(chunk.length());
        header.flush();
        return ByteBuffer.wrap(prefix.array(), 0, 1 + Integer.BYTES + field);
    }

    private boolean send(ByteBuffer small) throws IOException {
        while (small.hasRemaining()) {
            int allowed = windows.take(stream, small.remaining());
            if (allowed == 0) {
                return false;
            }
            batch.clear();
            Frame.putHeader(batch, allowed, Frame.DATA, 0, stream);
            batch.put(small.slice(small.position(), allowed));
            small.position(small.position() + allowed);
            out.write(batch.flip());
        }
        return true;
    }

    private boolean send(PatternChunk chunk) throws IOException {
        for (int sent = 0; sent < chunk.length(); ) {
            int allowed = windows.take(stream, Math.min(BATCH, chunk.length() - sent));
            if (allowed == 0) {
                return false;
            }
            batch.clear();
            for (int end = sent + allowed; sent < end; ) {
                int length = Math.min(Frame.MAX_PAYLOAD, end - sent);
                Frame.putHeader(batch, length, Frame.DATA, 0, stream);
                Pattern.put(chunk.from() + sent, length, batch);
                sent += length;
            }
            out.write(batch.flip());
        }
        return true;
    }
}
