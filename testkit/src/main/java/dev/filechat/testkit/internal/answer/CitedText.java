// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.answer;

import dev.filechat.proto.CollectionsCitation;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.IncludeOption;
import dev.filechat.proto.InlineCitation;
import dev.filechat.proto.SearchMatch;
import dev.filechat.testkit.internal.conversation.AttachedFile;
import java.util.ArrayList;
import java.util.List;

/** A text with quotations of files. If the request asks for it, each is followed by a link that a citation explains. */
public final class CitedText {

    private final boolean citing;
    private final StringBuilder text = new StringBuilder();
    private final List<Quotation> quotations = new ArrayList<>();
    private final List<InlineCitation> citations = new ArrayList<>();

    public CitedText(GetCompletionsRequest request) {
        this.citing = request.getIncludeList().contains(IncludeOption.INCLUDE_OPTION_INLINE_CITATIONS);
    }

    /** A passage of a file. */
    record Quotation(AttachedFile file, String passage) {}

    public void newLine() {
        if (!text.isEmpty()) {
            text.append('\n');
        }
    }

    public void say(String words) {
        text.append(words);
    }

    public void quote(AttachedFile file, String passage) {
        quotations.add(new Quotation(file, passage));
        text.append(passage);
        // What came with the request has no id that could be cited.
        if (citing && !file.id().isEmpty()) {
            String id = Integer.toString(citations.size() + 1);
            int start = text.length();
            text.append("[[").append(id).append("]](").append(file.citation()).append(')');
            citations.add(InlineCitation.newBuilder()
                    .setId(id)
                    .setStartIndex(start)
                    .setEndIndex(text.length())
                    .setCollectionsCitation(citation(file, id, passage))
                    .build());
        }
    }

    private static CollectionsCitation.Builder citation(AttachedFile file, String id, String passage) {
        SearchMatch found = file.found();
        CollectionsCitation.Builder citation = CollectionsCitation.newBuilder().setFileId(file.id());
        return found == null
                ? citation.setChunkId(file.id() + "-" + id)
                        .setChunkContent(passage)
                        .setScore(1)
                : citation.setChunkId(found.getChunkId())
                        .setChunkContent(found.getChunkContent())
                        .setScore(found.getScore())
                        .addAllCollectionIds(found.getCollectionIdsList());
    }

    public List<Quotation> quotations() {
        return quotations;
    }

    /** The citations whose place is not behind this end. */
    public List<InlineCitation> citations(int end) {
        return citations.stream()
                .filter(citation -> citation.getEndIndex() <= end)
                .toList();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
