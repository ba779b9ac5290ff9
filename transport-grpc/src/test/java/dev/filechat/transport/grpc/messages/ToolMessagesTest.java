// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.filechat.chat.search.NewsSource;
import dev.filechat.chat.search.SearchParameters;
import dev.filechat.chat.search.SearchSource;
import dev.filechat.chat.search.WebSource;
import dev.filechat.chat.search.XSource;
import dev.filechat.chat.tools.AttachmentSearch;
import dev.filechat.chat.tools.CollectionsSearch;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.chat.tools.Mcp;
import dev.filechat.chat.tools.Reranker;
import dev.filechat.chat.tools.Retrieval;
import dev.filechat.chat.tools.Tool;
import dev.filechat.chat.tools.UserLocation;
import dev.filechat.chat.tools.WebSearch;
import dev.filechat.chat.tools.XSearch;
import dev.filechat.proto.Function;
import dev.filechat.proto.HybridRetrieval;
import dev.filechat.proto.KeywordRetrieval;
import dev.filechat.proto.MCP;
import dev.filechat.proto.ReciprocalRankFusion;
import dev.filechat.proto.RerankerModel;
import dev.filechat.proto.SemanticRetrieval;
import dev.filechat.proto.Source;
import dev.filechat.proto.WebSearchUserLocation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The settings of tools and search sources in their messages. */
class ToolMessagesTest {
    @ParameterizedTest
    @MethodSource
    void everySettingOfAToolHasItsField(Tool tool, dev.filechat.proto.Tool.Builder message) {
        assertThat(ToolMessages.toMessage(tool)).isEqualTo(message.build());
    }

    static Stream<Arguments> everySettingOfAToolHasItsField() {
        return Stream.of(
                Arguments.of(
                        FunctionTool.builder("name")
                                .description("description")
                                .strict(true)
                                .parameters("{}")
                                .build(),
                        tool().setFunction(Function.newBuilder()
                                .setName("name")
                                .setDescription("description")
                                .setStrict(true)
                                .setParameters("{}"))),
                Arguments.of(
                        Mcp.builder("url")
                                .serverLabel("label")
                                .serverDescription("description")
                                .allowedToolNames(List.of("a"))
                                .authorization("secret")
                                .extraHeaders(Map.of("k", "v"))
                                .build(),
                        tool().setMcp(MCP.newBuilder()
                                .setServerUrl("url")
                                .setServerLabel("label")
                                .setServerDescription("description")
                                .addAllowedToolNames("a")
                                .setAuthorization("secret")
                                .putExtraHeaders("k", "v"))),
                Arguments.of(
                        WebSearch.builder()
                                .allowedDomains(List.of("a.example"))
                                .imageUnderstanding(true)
                                .imageSearch(false)
                                .userLocation(UserLocation.create()
                                        .withCountry("country")
                                        .withCity("city")
                                        .withRegion("region")
                                        .withTimezone("timezone"))
                                .build(),
                        tool().setWebSearch(dev.filechat.proto.WebSearch.newBuilder()
                                .addAllowedDomains("a.example")
                                .setEnableImageUnderstanding(true)
                                .setEnableImageSearch(false)
                                .setUserLocation(WebSearchUserLocation.newBuilder()
                                        .setCountry("country")
                                        .setCity("city")
                                        .setRegion("region")
                                        .setTimezone("timezone")))),
                Arguments.of(
                        XSearch.builder()
                                .excludedHandles(List.of("x"))
                                .fromDate(Instant.ofEpochSecond(1))
                                .toDate(Instant.ofEpochSecond(2))
                                .imageUnderstanding(true)
                                .videoUnderstanding(false)
                                .build(),
                        tool().setXSearch(dev.filechat.proto.XSearch.newBuilder()
                                .addExcludedXHandles("x")
                                .setFromDate(Timestamp.newBuilder().setSeconds(1))
                                .setToDate(Timestamp.newBuilder().setSeconds(2))
                                .setEnableImageUnderstanding(true)
                                .setEnableVideoUnderstanding(false))),
                Arguments.of(
                        AttachmentSearch.create().withLimit(3),
                        tool().setAttachmentSearch(dev.filechat.proto.AttachmentSearch.newBuilder()
                                .setLimit(3))));
    }

    @ParameterizedTest
    @MethodSource
    void everySettingOfARetrievalHasItsField(
            Retrieval retrieval, dev.filechat.proto.CollectionsSearch.Builder message) {
        CollectionsSearch search = CollectionsSearch.builder()
                .collectionIds(List.of("c"))
                .instructions("instructions")
                .limit(4)
                .retrieval(retrieval)
                .build();

        assertThat(CollectionsSearchMessages.toMessage(search))
                .isEqualTo(message.addCollectionIds("c")
                        .setInstructions("instructions")
                        .setLimit(4)
                        .build());
    }

    static Stream<Arguments> everySettingOfARetrievalHasItsField() {
        Reranker.Model model = Reranker.model().withName("name").withInstructions("how");
        RerankerModel modelMessage = RerankerModel.newBuilder()
                .setModel("name")
                .setInstructions("how")
                .build();
        return Stream.of(
                Arguments.of(
                        Retrieval.hybrid()
                                .withSearchMultiplier(5)
                                .withReranker(Reranker.rankFusion(0.25f, 0.75f).withK(6)),
                        collections()
                                .setHybridRetrieval(HybridRetrieval.newBuilder()
                                        .setSearchMultiplier(5)
                                        .setReciprocalRankFusion(ReciprocalRankFusion.newBuilder()
                                                .setEmbeddingWeight(0.25f)
                                                .setTextWeight(0.75f)
                                                .setK(6)))),
                Arguments.of(
                        Retrieval.hybrid().withReranker(model),
                        collections()
                                .setHybridRetrieval(HybridRetrieval.newBuilder().setRerankerModel(modelMessage))),
                Arguments.of(
                        Retrieval.semantic().withReranker(model),
                        collections()
                                .setSemanticRetrieval(
                                        SemanticRetrieval.newBuilder().setReranker(modelMessage))),
                Arguments.of(
                        Retrieval.keyword().withReranker(model),
                        collections()
                                .setKeywordRetrieval(
                                        KeywordRetrieval.newBuilder().setReranker(modelMessage))));
    }

    @Test
    void everySettingOfASearchSourceHasItsField() {
        List<SearchSource> sources = List.of(
                WebSource.create()
                        .withAllowedWebsites(List.of("a.example"))
                        .withExcludedWebsites(List.of("b.example"))
                        .withCountry("DE")
                        .withSafeSearch(false),
                NewsSource.create()
                        .withExcludedWebsites(List.of("c.example"))
                        .withCountry("FR")
                        .withSafeSearch(true),
                XSource.create()
                        .withIncludedHandles(List.of("d"))
                        .withExcludedHandles(List.of("e"))
                        .withPostFavoriteCount(1)
                        .withPostViewCount(2));

        assertThat(SearchMessages.toMessage(
                                SearchParameters.builder().sources(sources).build())
                        .getSourcesList())
                .containsExactly(
                        Source.newBuilder()
                                .setWeb(dev.filechat.proto.WebSource.newBuilder()
                                        .addAllowedWebsites("a.example")
                                        .addExcludedWebsites("b.example")
                                        .setCountry("DE"))
                                .build(),
                        Source.newBuilder()
                                .setNews(dev.filechat.proto.NewsSource.newBuilder()
                                        .addExcludedWebsites("c.example")
                                        .setCountry("FR")
                                        .setSafeSearch(true))
                                .build(),
                        Source.newBuilder()
                                .setX(dev.filechat.proto.XSource.newBuilder()
                                        .addIncludedXHandles("d")
                                        .addExcludedXHandles("e")
                                        .setPostFavoriteCount(1)
                                        .setPostViewCount(2))
                                .build());
    }

    private static dev.filechat.proto.Tool.Builder tool() {
        return dev.filechat.proto.Tool.newBuilder();
    }

    private static dev.filechat.proto.CollectionsSearch.Builder collections() {
        return dev.filechat.proto.CollectionsSearch.newBuilder();
    }
}
