// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.InlineCitation;
import dev.filechat.chat.search.CitationSource;
import dev.filechat.chat.search.RssSource;
import dev.filechat.chat.tools.AttachmentSearch;
import dev.filechat.chat.tools.Retrieval;
import dev.filechat.proto.CollectionsSearch;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.HybridRetrieval;
import dev.filechat.proto.ReciprocalRankFusion;
import dev.filechat.proto.Source;
import dev.filechat.proto.Tool;
import dev.filechat.proto.ToolChoice;
import dev.filechat.proto.WebSearch;
import dev.filechat.proto.XSearch;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Responses with parts that the api's types cannot represent. */
class LenientResponseTest {
    private static final Timestamp NEVER =
            Timestamp.newBuilder().setSeconds(Long.MAX_VALUE).build();

    private static final Tool KNOWN = Tool.newBuilder()
            .setAttachmentSearch(dev.filechat.proto.AttachmentSearch.getDefaultInstance())
            .build();

    @ParameterizedTest
    @MethodSource
    void aToolWithoutAFormIsLeftOut(Tool tool) {
        ChatOptions settings = settings(dev.filechat.proto.RequestSettings.newBuilder()
                .addTools(tool)
                .addTools(KNOWN)
                .setUser("me"));

        assertThat(settings.tools()).containsExactly(AttachmentSearch.create());
        assertThat(settings.endUserId()).isEqualTo("me");
    }

    static Stream<Tool> aToolWithoutAFormIsLeftOut() {
        Tool.Builder tool = Tool.newBuilder();
        return Stream.of(
                tool.build(),
                tool.setWebSearch(WebSearch.newBuilder().addAllAllowedDomains(Collections.nCopies(6, "a.example")))
                        .build(),
                tool.setWebSearch(WebSearch.newBuilder()
                                .addAllowedDomains("a.example")
                                .addExcludedDomains("b.example"))
                        .build(),
                tool.setXSearch(XSearch.newBuilder().addAllowedXHandles("a").addExcludedXHandles("b"))
                        .build(),
                tool.setCollectionsSearch(
                                CollectionsSearch.newBuilder().addAllCollectionIds(Collections.nCopies(11, "c")))
                        .build(),
                tool.setCollectionsSearch(CollectionsSearch.newBuilder()
                                .setHybridRetrieval(HybridRetrieval.newBuilder()
                                        .setReciprocalRankFusion(ReciprocalRankFusion.newBuilder()
                                                .setTextWeight(Float.NaN))))
                        .build());
    }

    @Test
    void moreToolsThanARequestMayHaveAreRead() {
        ChatOptions settings =
                settings(dev.filechat.proto.RequestSettings.newBuilder().addAllTools(Collections.nCopies(129, KNOWN)));

        assertThat(settings.tools()).hasSize(129);
    }

    @Test
    void aToolChoiceWithoutAChoiceIsLeftOut() {
        ChatOptions settings = settings(
                dev.filechat.proto.RequestSettings.newBuilder().setToolChoice(ToolChoice.getDefaultInstance()));

        assertThat(settings.toolChoice()).isEmpty();
    }

    @Test
    void aSearchSourceOfNoKindIsLeftOut() {
        ChatOptions settings = settings(dev.filechat.proto.RequestSettings.newBuilder()
                .setSearchParameters(dev.filechat.proto.SearchParameters.newBuilder()
                        .addSources(Source.getDefaultInstance())
                        .addSources(Source.newBuilder()
                                .setRss(dev.filechat.proto.RssSource.newBuilder()
                                        .addLinks("feed")))));

        assertThat(settings.searchParameters().orElseThrow().sources()).containsExactly(RssSource.of("feed"));
    }

    @Test
    void aRetrievalAndARerankerOfNoKindAreLeftOut() {
        ChatOptions settings = settings(dev.filechat.proto.RequestSettings.newBuilder()
                .addTools(Tool.newBuilder().setCollectionsSearch(CollectionsSearch.getDefaultInstance()))
                .addTools(Tool.newBuilder()
                        .setCollectionsSearch(CollectionsSearch.newBuilder()
                                .setHybridRetrieval(HybridRetrieval.getDefaultInstance()))));

        assertThat(settings.tools())
                .containsExactly(
                        dev.filechat.chat.tools.CollectionsSearch.builder().build(),
                        dev.filechat.chat.tools.CollectionsSearch.builder()
                                .retrieval(Retrieval.hybrid())
                                .build());
    }

    @Test
    void aCitationWithoutASourceStaysACitation() {
        InlineCitation citation = PartMessages.fromMessage(dev.filechat.proto.InlineCitation.newBuilder()
                .setId("1")
                .setStartIndex(2)
                .setEndIndex(3)
                .build());

        assertThat(citation).isEqualTo(new InlineCitation("1", 2, 3, new CitationSource.None()));
        assertThat(PartMessages.toMessage(citation).getCitationCase())
                .isEqualTo(dev.filechat.proto.InlineCitation.CitationCase.CITATION_NOT_SET);
    }

    @Test
    void timesBeyondTheCalendarAreLeftOut() {
        ChatResponse response = ResponseMessages.fromMessage(GetChatCompletionResponse.newBuilder()
                .setCreated(NEVER)
                .setSettings(dev.filechat.proto.RequestSettings.newBuilder()
                        .addTools(Tool.newBuilder()
                                .setXSearch(
                                        XSearch.newBuilder().setFromDate(NEVER).setToDate(NEVER)))
                        .setSearchParameters(dev.filechat.proto.SearchParameters.newBuilder()
                                .setFromDate(NEVER)
                                .setToDate(NEVER)))
                .build());

        assertThat(response.created()).isEmpty();
        assertThat(response.settings().orElseThrow().tools()).containsExactly(dev.filechat.chat.tools.XSearch.create());
        assertThat(response.settings()
                        .orElseThrow()
                        .searchParameters()
                        .orElseThrow()
                        .fromDate())
                .isEmpty();
        assertThat(response.settings()
                        .orElseThrow()
                        .searchParameters()
                        .orElseThrow()
                        .toDate())
                .isEmpty();
    }

    @Test
    void aChunkCreatedBeyondTheCalendarIsRead() {
        GetChatCompletionChunk message =
                GetChatCompletionChunk.newBuilder().setId("r").setCreated(NEVER).build();

        assertThat(ChunkMessages.fromMessage(message).created()).isEmpty();
    }

    private static ChatOptions settings(dev.filechat.proto.RequestSettings.Builder settings) {
        return ResponseMessages.fromMessage(GetChatCompletionResponse.newBuilder()
                        .setSettings(settings)
                        .build())
                .settings()
                .orElseThrow();
    }
}
