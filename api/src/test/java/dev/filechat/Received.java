// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import dev.filechat.errors.StatusCode;
import dev.filechat.files.StoredFile;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.Chunk;
import dev.filechat.spi.ChunkSource;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import dev.filechat.spi.TransportException.Kind;
import dev.filechat.spi.UploadRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a service received of the attempts of one upload; if there were several, that of the current one. */
final class Received implements FakeTransport.UploadStep {
    final List<UploadRequest> requests = new ArrayList<>();
    final List<Integer> chunks = new ArrayList<>();
    long size;
    boolean ended;
    private MessageDigest digest = sha256();
    private int breakAfter = Integer.MAX_VALUE;
    private @Nullable TransportException breakWith;

    /** Lets the next attempt break off after this number of chunks. */
    Received breakAfter(int chunkCount, TransportException failure) {
        breakAfter = chunkCount;
        breakWith = failure;
        return this;
    }

    @Override
    public StoredFile run(UploadRequest request, ChunkSource source, CallContext call) throws TransportException {
        requests.add(request);
        chunks.clear();
        size = 0;
        ended = false;
        digest = sha256();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            while (!ended) {
                if (breakWith != null && chunks.size() == breakAfter) {
                    TransportException failure = breakWith;
                    breakWith = null;
                    throw failure;
                }
                take(source.next(), out);
            }
        } catch (IOException e) {
            throw sourceFailed(e);
        }
        return StoredFile.builder("file-1", request.name(), size).build();
    }

    private void take(@Nullable Chunk chunk, OutputStream out) throws IOException {
        if (chunk == null) {
            ended = true;
        } else {
            chunk.writeTo(out);
            chunks.add(chunk.length());
            size += chunk.length();
        }
    }

    /** {@return the exception of a transport for a source that fails} */
    static TransportException sourceFailed(IOException e) {
        return new TransportException(
                Kind.SOURCE, StatusCode.CANCELLED, Delivery.PARTIAL, null, "reading failed: " + e.getMessage(), e);
    }

    /** {@return the SHA-256 of the received bytes} */
    String sha256OfBytes() {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
