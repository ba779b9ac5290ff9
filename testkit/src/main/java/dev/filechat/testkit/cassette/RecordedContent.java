// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.filechat.spi.ContentStream;
import dev.filechat.spi.TransportException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;

/** The bytes of a download, written down as they are read, or their number and hash. */
final class RecordedContent implements ContentStream {

    private final ContentStream service;
    private final Recording.Call call;
    private final DownloadRecording downloads;
    private final MessageDigest digest = Digests.sha256();
    private final ReentrantLock lock = new ReentrantLock();
    private long size;

    RecordedContent(ContentStream service, Recording.Call call, DownloadRecording downloads) {
        this.service = service;
        this.call = call;
        this.downloads = downloads;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws TransportException {
        try {
            int read = service.read(buffer, offset, length);
            if (read < 0) {
                end("complete", BooleanNode.TRUE);
            } else {
                add(Arrays.copyOfRange(buffer, offset, offset + read));
            }
            return read;
        } catch (TransportException e) {
            end("failure", RecordedFailure.of(e));
            throw e;
        }
    }

    private void add(byte[] bytes) {
        lock.lock();
        try {
            size += bytes.length;
            digest.update(bytes);
            if (downloads == DownloadRecording.WHOLE) {
                call.chunk(BinaryNode.valueOf(bytes));
            }
        } finally {
            lock.unlock();
        }
    }

    private void end(String what, JsonNode value) {
        lock.lock();
        try {
            call.end(line -> line.put("size", Long.toString(size))
                    .put("sha256", Digests.hex(digest.digest()))
                    .set(what, value));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        service.close();
        end("complete", BooleanNode.FALSE);
    }
}
