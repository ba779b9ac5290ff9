// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.answer;

import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.testkit.internal.conversation.AttachedFile;
import dev.filechat.testkit.internal.conversation.FoundChunk;
import dev.filechat.testkit.internal.conversation.RequestedConversation;
import dev.filechat.testkit.internal.document.Document;
import java.util.List;
import java.util.stream.Stream;

/**
 * What there is to answer.
 *
 * @param request the request as it came
 * @param conversation the request's messages, and those that they stand for
 * @param found what the collections have that the request lets the service search, the best first
 * @param heartbeat called now and then by long work; it throws once the client has gone
 */
public record Asked(
        GetCompletionsRequest request, RequestedConversation conversation, List<FoundChunk> found, Runnable heartbeat) {

    /** Holds its own copy. */
    public Asked {
        found = List.copyOf(found);
    }

    /** The files of the conversation, and the best piece of the collections. */
    public List<AttachedFile> files() {
        return Stream.concat(
                        conversation.files().stream(), found.stream().limit(1).map(FoundChunk::asFile))
                .toList();
    }

    /** The documents of the conversation, and all that was found in the collections. */
    public List<Document> documents() {
        return Stream.concat(
                        conversation.documents().stream(),
                        found.stream().map(chunk -> chunk.asFile().document()))
                .toList();
    }
}
