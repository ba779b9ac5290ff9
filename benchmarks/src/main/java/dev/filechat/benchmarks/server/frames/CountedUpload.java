// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.server.frames;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.filechat.benchmarks.content.Pattern;
import dev.filechat.proto.File;
import dev.filechat.proto.UploadFileChunk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** An upload as it comes: its bytes are counted, and those of a file that is to be checked go into a checksum. */
final class CountedUpload implements Call {
    private static final int PREFIX = 1 + Integer.BYTES;

    private final FrameWriter out;
    private final int stream;
    private final CRC32C crc = new CRC32C();
    private final ByteBuffer prefix = ByteBuffer.allocate(PREFIX);
    private ByteBuffer first = ByteBuffer.allocate(0);
    private String name = "";
    private boolean begun;
    private long size;
    private int left;
    private int beforeData;

    CountedUpload(FrameWriter out, int stream) {
        this.out = out;
        this.stream = stream;
    }

    @Override
    public void accept(ByteBuffer data) throws IOException {
        while (data.hasRemaining()) {
            if (left == 0) {
                acceptPrefix(data);
            } else {
                int count = Math.min(left, data.remaining());
                acceptPart(data.slice(data.position(), count));
                data.position(data.position() + count);
                left -= count;
            }
        }
    }

    private void acceptPrefix(ByteBuffer data) {
        while (prefix.hasRemaining() && data.hasRemaining()) {
            prefix.put(data.get());
        }
        if (prefix.hasRemaining()) {
            return;
        }
        left = prefix.getInt(1);
        prefix.clear();
        if (!begun) {
            begun = true;
            first = ByteBuffer.allocate(left);
        } else {
            beforeData = beforeData(left);
            size += left - beforeData;
        }
    }

    /** A message has one field: its tag, its length, and the bytes. */
    private static int beforeData(int length) {
        for (int digits = 1; digits < length; digits++) {
            if (CodedOutputStream.computeUInt32SizeNoTag(length - 1 - digits) == digits) {
                return 1 + digits;
            }
        }
        return length;
    }

    private void acceptPart(ByteBuffer part) throws InvalidProtocolBufferException {
        if (first.hasRemaining()) {
            first.put(part);
            if (!first.hasRemaining()) {
                name = UploadFileChunk.parseFrom(first.flip()).getInit().getName();
                first = ByteBuffer.allocate(0);
            }
            return;
        }
        int skipped = Math.min(beforeData, part.remaining());
        beforeData -= skipped;
        if (name.startsWith(Pattern.CHECKED)) {
            crc.update(part.position(skipped));
        }
    }

    @Override
    public void end() throws IOException {
        out.response(
                stream,
                File.newBuilder()
                        .setId(Long.toHexString(crc.getValue()))
                        .setFilename(name)
                        .setSize(size)
                        .build()
                        .toByteArray());
    }
}
