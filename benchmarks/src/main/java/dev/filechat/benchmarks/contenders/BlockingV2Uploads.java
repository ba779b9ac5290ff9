// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.contenders;

import com.google.protobuf.UnsafeByteOperations;
import dev.filechat.proto.File;
import dev.filechat.proto.FilesGrpc;
import dev.filechat.proto.UploadFileChunk;
import io.grpc.ManagedChannel;
import io.grpc.stub.BlockingClientCall;
import java.nio.ByteBuffer;

/** grpc-java's newer blocking stub on a virtual thread, with arrays that are wrapped and not copied once more. */
public final class BlockingV2Uploads implements Uploader {
    private final ManagedChannel channel;
    private final Source source;
    private final int bufferSize;

    /** @param bufferSize in bytes */
    public BlockingV2Uploads(Address address, Source source, int bufferSize) {
        this.channel = address.channel();
        this.source = source;
        this.bufferSize = bufferSize;
    }

    @Override
    public String upload(String name) throws Exception {
        BlockingClientCall<UploadFileChunk, File> call =
                FilesGrpc.newBlockingV2Stub(channel).uploadFile();
        call.write(CanonicalUploads.first(name));
        try (Source.Reading in = source.open()) {
            while (true) {
                ByteBuffer buffer =
                        ByteBuffer.allocate(bufferSize); // a new one each time: what is wrapped is not ours any more
                in.fill(buffer);
                if (!buffer.hasRemaining()) {
                    break;
                }
                call.write(UploadFileChunk.newBuilder()
                        .setData(UnsafeByteOperations.unsafeWrap(buffer))
                        .build());
            }
        }
        call.halfClose();
        return call.read().getId();
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
