// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.conversation;

import dev.filechat.proto.CollectionsSearch;
import java.io.IOException;
import java.util.List;

/** The collections that a chat request can search. For the fake itself, not for its users. */
@FunctionalInterface
public interface SearchedCollections {

    /**
     * Searches collections.
     *
     * @param team whose they are
     * @param tool which ones, and how
     * @param question what for; nothing is found if it is blank
     * @param heartbeat called now and then; it may throw to end the work
     * @return what was found, the best first
     * @throws IOException if a document cannot be read
     * @throws io.grpc.StatusRuntimeException {@code NOT_FOUND} if the team has no such collection
     */
    List<FoundChunk> search(int team, CollectionsSearch tool, String question, Runnable heartbeat) throws IOException;
}
