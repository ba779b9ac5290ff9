// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.conversation;

import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.Message;
import dev.filechat.testkit.internal.wire.InvalidRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Messages as an opaque text, which stands for them in a later request. The text holds them all, so the fake need not
 * remember anything.
 */
public final class CompactedMessages {

    private static final String MARK = "fake-xai-compacted.";

    private CompactedMessages() {}

    public static String encode(List<Message> messages) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream packed = new GZIPOutputStream(bytes)) {
            GetCompletionsRequest.newBuilder().addAllMessages(messages).build().writeTo(packed);
        }
        return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** Whether the message is one that stands for others: encrypted content, and no other. */
    public static boolean isCompacted(Message message) {
        return message.getContentCount() == 0
                && message.getToolCallsCount() == 0
                && message.getEncryptedContent().startsWith(MARK);
    }

    public static List<Message> decode(Message message) {
        String packed = message.getEncryptedContent().substring(MARK.length());
        try (InputStream in = new GZIPInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(packed)))) {
            return GetCompletionsRequest.parseFrom(in).getMessagesList();
        } catch (IOException | IllegalArgumentException e) {
            throw InvalidRequest.of("The encrypted_content of a message is broken: send it as CompactContext gave it.");
        }
    }
}
