// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import com.google.protobuf.UnsafeByteOperations;
import dev.filechat.chat.responses.InlineCitation;
import dev.filechat.chat.responses.LogProb;
import dev.filechat.chat.responses.OutputFile;
import dev.filechat.chat.search.CitationSource;
import dev.filechat.proto.CollectionsCitation;
import dev.filechat.proto.LogProbs;
import dev.filechat.proto.WebCitation;
import dev.filechat.proto.XCitation;
import java.util.List;

/** The parts that responses and chunks have in common: citations, log probabilities and files made by tools. */
final class PartMessages {
    private static final CitationSource.None NO_SOURCE = new CitationSource.None();

    private PartMessages() {}

    static dev.filechat.proto.InlineCitation toMessage(InlineCitation citation) {
        dev.filechat.proto.InlineCitation.Builder message = dev.filechat.proto.InlineCitation.newBuilder()
                .setId(citation.id())
                .setStartIndex(citation.startIndex())
                .setEndIndex(citation.endIndex());
        switch (citation.source()) {
            case CitationSource.Web web ->
                message.setWebCitation(WebCitation.newBuilder().setUrl(web.url()));
            case CitationSource.X x ->
                message.setXCitation(XCitation.newBuilder().setUrl(x.url()));
            case CitationSource.Collections collections -> message.setCollectionsCitation(toMessage(collections));
            case CitationSource.None none -> message.clearCitation();
        }
        return message.build();
    }

    static InlineCitation fromMessage(dev.filechat.proto.InlineCitation message) {
        CitationSource source = switch (message.getCitationCase()) {
            case WEB_CITATION -> new CitationSource.Web(message.getWebCitation().getUrl());
            case X_CITATION -> new CitationSource.X(message.getXCitation().getUrl());
            case COLLECTIONS_CITATION -> fromMessage(message.getCollectionsCitation());
            case CITATION_NOT_SET -> NO_SOURCE;
        };
        return new InlineCitation(message.getId(), message.getStartIndex(), message.getEndIndex(), source);
    }

    static LogProbs toMessage(List<LogProb> logprobs) {
        return LogProbs.newBuilder()
                .addAllContent(MessageLists.map(logprobs, PartMessages::toMessage))
                .build();
    }

    static List<LogProb> fromMessage(LogProbs message) {
        return MessageLists.map(message.getContentList(), PartMessages::fromMessage);
    }

    static dev.filechat.proto.OutputFile toMessage(OutputFile file) {
        return dev.filechat.proto.OutputFile.newBuilder()
                .setFileId(file.fileId())
                .setName(file.name())
                .build();
    }

    static OutputFile fromMessage(dev.filechat.proto.OutputFile message) {
        return new OutputFile(message.getFileId(), message.getName());
    }

    private static CollectionsCitation toMessage(CitationSource.Collections collections) {
        return CollectionsCitation.newBuilder()
                .setFileId(collections.fileId())
                .setChunkId(collections.chunkId())
                .setChunkContent(collections.chunkContent())
                .setScore(collections.score())
                .addAllCollectionIds(collections.collectionIds())
                .build();
    }

    private static CitationSource.Collections fromMessage(CollectionsCitation message) {
        return new CitationSource.Collections(
                message.getFileId(),
                message.getChunkId(),
                message.getChunkContent(),
                message.getScore(),
                message.getCollectionIdsList());
    }

    private static dev.filechat.proto.LogProb toMessage(LogProb logprob) {
        return dev.filechat.proto.LogProb.newBuilder()
                .setToken(logprob.token())
                .setLogprob(logprob.logprob())
                .setBytes(UnsafeByteOperations.unsafeWrap(logprob.bytes()))
                .addAllTopLogprobs(MessageLists.map(logprob.topLogprobs(), PartMessages::toTopMessage))
                .build();
    }

    private static LogProb fromMessage(dev.filechat.proto.LogProb message) {
        return new LogProb(
                message.getToken(),
                message.getLogprob(),
                message.getBytes().asReadOnlyByteBuffer(),
                MessageLists.map(message.getTopLogprobsList(), PartMessages::fromMessage));
    }

    private static dev.filechat.proto.TopLogProb toTopMessage(LogProb logprob) {
        return dev.filechat.proto.TopLogProb.newBuilder()
                .setToken(logprob.token())
                .setLogprob(logprob.logprob())
                .setBytes(UnsafeByteOperations.unsafeWrap(logprob.bytes()))
                .build();
    }

    private static LogProb fromMessage(dev.filechat.proto.TopLogProb message) {
        return new LogProb(
                message.getToken(), message.getLogprob(), message.getBytes().asReadOnlyByteBuffer());
    }
}
