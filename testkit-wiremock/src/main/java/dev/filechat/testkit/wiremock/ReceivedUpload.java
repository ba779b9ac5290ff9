// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import dev.filechat.proto.UploadFileChunk;
import dev.filechat.proto.UploadFileInit;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** All messages of an upload as one request. Of the bytes, only their hash is kept. */
final class ReceivedUpload {

    private final MessageDigest sha256 = newSha256();
    private @Nullable UploadFileInit init;
    private long size;
    private int chunks;

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Takes the next message, or refuses it as the service does. */
    void add(UploadFileChunk message) {
        switch (message.getChunkCase()) {
            case INIT -> begin(message.getInit());
            case DATA -> append(message.getData());
            case CHUNK_NOT_SET -> throw invalid("A message of the upload has neither init nor data.");
        }
    }

    private void begin(UploadFileInit given) {
        if (init != null) {
            throw invalid("The upload has more than one init message.");
        }
        init = given;
    }

    private void append(ByteString data) {
        if (init == null) {
            throw invalid("The first message of the upload must be init.");
        }
        data.asReadOnlyByteBufferList().forEach(sha256::update);
        size += data.size();
        chunks++;
    }

    /** To be called once: it ends the hash. */
    String json() {
        if (init == null) {
            throw invalid("The upload has no init message.");
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("init", JsonBody.read(ProtoJson.of(init)));
        json.put("size", size);
        json.put("sha256", HexFormat.of().formatHex(sha256.digest()));
        json.put("chunks", chunks);
        return json.toString();
    }

    private static StatusRuntimeException invalid(String message) {
        return Status.INVALID_ARGUMENT.withDescription(message).asRuntimeException();
    }
}
