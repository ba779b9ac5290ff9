// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testkit.CollectionStubs.chars;
import static dev.filechat.testkit.CollectionStubs.field;
import static dev.filechat.testkit.CollectionStubs.query;
import static dev.filechat.testsupport.StubClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.proto.HybridRetrieval;
import dev.filechat.proto.KeywordRetrieval;
import dev.filechat.proto.RankingMetric;
import dev.filechat.proto.ReciprocalRankFusion;
import dev.filechat.proto.RerankerModel;
import dev.filechat.proto.SearchMatch;
import dev.filechat.proto.SearchRequest;
import dev.filechat.proto.SemanticRetrieval;
import dev.filechat.proto.collections.BytesConfiguration;
import dev.filechat.proto.collections.ChunkConfiguration;
import dev.filechat.proto.collections.TokensConfiguration;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How documents are chunked, and what of them is found. */
class CollectionSearchTest {

    private static final KeywordRetrieval KEYWORD = KeywordRetrieval.getDefaultInstance();
    private static final SemanticRetrieval SEMANTIC = SemanticRetrieval.getDefaultInstance();

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final CollectionStubs stubs = new CollectionStubs(xai);

    @BeforeEach
    void indexAtOnce() {
        xai.collections().indexingTime(Duration.ZERO);
    }

    static Stream<Arguments> modes() {
        return Stream.of(
                Arguments.of("none", query("", "")),
                Arguments.of("keyword", query("", "").setKeywordRetrieval(KEYWORD)),
                Arguments.of("semantic", query("", "").setSemanticRetrieval(SEMANTIC)),
                Arguments.of("hybrid", query("", "").setHybridRetrieval(HybridRetrieval.getDefaultInstance())),
                Arguments.of(
                        "reranked",
                        query("", "")
                                .setHybridRetrieval(HybridRetrieval.newBuilder()
                                        .setRerankerModel(
                                                RerankerModel.newBuilder().setModel("grok-reranker")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("modes")
    void findsTheBestFirstInEveryMode(String mode, SearchRequest.Builder request) throws Exception {
        String id = stubs.create("birds").getCollectionId();
        stubs.add(id, "storks.txt", "Storks nest on chimneys. They bring luck.");
        String herons = stubs.add(id, "herons.txt", "Herons sleep on one leg in shallow water.");
        stubs.add(id, "owls.txt", "Owls hunt at night, and sleep by day.");

        List<SearchMatch> matches = stubs.search(
                request.setQuery("sleeping heron").setSource(query("", id).getSource()));

        assertThat(matches).hasSizeGreaterThanOrEqualTo(2);
        SearchMatch best = matches.getFirst();
        assertThat(best.getFileId()).isEqualTo(herons);
        assertThat(best.getChunkContent()).isEqualTo("Herons sleep on one leg in shallow water.");
        assertThat(best.getChunkId()).isNotEmpty();
        assertThat(best.getCollectionIdsList()).containsExactly(id);
        assertThat(matches)
                .extracting(SearchMatch::getScore)
                .isSortedAccordingTo(Comparator.reverseOrder())
                .doesNotHaveDuplicates();
    }

    @Test
    void findsByWordsOnlyWhatHasOne() throws Exception {
        String id = stubs.create("birds").getCollectionId();
        String herons = stubs.add(id, "herons.txt", "Herons sleep.");
        stubs.add(id, "owls.txt", "Owls hunt.");

        assertThat(stubs.search(query("heron", id).setKeywordRetrieval(KEYWORD)))
                .extracting(SearchMatch::getFileId)
                .containsExactly(herons);
        assertThat(stubs.search(query("the", id).setKeywordRetrieval(KEYWORD))).isEmpty();
        assertThat(stubs.search(query("heron", id).setSemanticRetrieval(SEMANTIC)))
                .hasSize(2);
    }

    @Test
    void findsBySimilarityWhatHasNoWordInCommon() throws Exception {
        String id = stubs.create("birds").getCollectionId();
        stubs.add(id, "owls.txt", "Owls hunt.");
        String migration = stubs.add(id, "storks.txt", "Transmigration.");

        assertThat(stubs.search(query("migrating", id).setKeywordRetrieval(KEYWORD)))
                .isEmpty();
        assertThat(stubs.search(query("migrating", id).setSemanticRetrieval(SEMANTIC))
                        .getFirst())
                .satisfies(best -> assertThat(best.getFileId()).isEqualTo(migration))
                .satisfies(best -> assertThat(best.getScore()).isBetween(0.1f, 0.9f));
    }

    @Test
    void scoresByTheMetricThatIsAskedFor() throws Exception {
        String id = stubs.create("birds").getCollectionId();
        stubs.add(id, "herons.txt", "Herons sleep.");
        SearchRequest.Builder request = query("Herons sleep.", id).setSemanticRetrieval(SEMANTIC);

        float cosine = stubs.search(request.setRankingMetric(RankingMetric.RANKING_METRIC_COSINE_SIMILARITY))
                .getFirst()
                .getScore();
        float distance = stubs.search(
                        request.setQuery("owl").setRankingMetric(RankingMetric.RANKING_METRIC_L2_DISTANCE))
                .getFirst()
                .getScore();

        assertThat(cosine).isBetween(0.9999f, 1.0001f);
        assertThat(distance).isBetween(0.3f, 0.5f); // vectors at a right angle are sqrt(2) apart
    }

    @Test
    void weighsTheTwoRankingsOfAHybridSearch() throws Exception {
        String id = stubs.create("birds").getCollectionId();
        String word =
                stubs.add(id, "word.txt", "Migrate once; then nothing of the kind in a long line of other things.");
        String similar = stubs.add(id, "similar.txt", "Migratory");

        assertThat(best(id, fusion(1, 0))).isEqualTo(similar);
        assertThat(best(id, fusion(0, 1))).isEqualTo(word);
        List<SearchMatch> wordsOnly = stubs.search(query("migrations", id).setHybridRetrieval(fusion(0, 1)));
        assertThat(wordsOnly)
                .singleElement()
                .satisfies(match -> assertThat(match.getScore()).isEqualTo(1f / 11));
    }

    private static HybridRetrieval.Builder fusion(float vectors, float words) {
        return HybridRetrieval.newBuilder()
                .setReciprocalRankFusion(ReciprocalRankFusion.newBuilder()
                        .setK(10)
                        .setEmbeddingWeight(vectors)
                        .setTextWeight(words));
    }

    private String best(String id, HybridRetrieval.Builder how) throws Exception {
        return stubs.search(query("migrations", id).setHybridRetrieval(how))
                .getFirst()
                .getFileId();
    }

    @Test
    void findsTenUnlessALimitIsGiven() throws Exception {
        String id = stubs.create("birds").getCollectionId();
        for (int i = 0; i < 12; i++) {
            stubs.add(id, i + ".txt", "Heron number " + i);
        }

        assertThat(stubs.search(query("heron", id))).hasSize(10);
        assertThat(stubs.search(query("heron", id).setLimit(3))).hasSize(3);
        assertThat(stubs.search(query("heron", id).setLimit(200).setKeywordRetrieval(KEYWORD)))
                .hasSize(12);
    }

    @Test
    void searchesSeveralCollectionsAndFindsAChunkOnce() throws Exception {
        String first = stubs.create("first").getCollectionId();
        String second = stubs.create("second").getCollectionId();
        String both = stubs.add(first, "both.txt", "Herons sleep.");
        stubs.addFile(second, both, Map.of());
        String one = stubs.add(second, "one.txt", "Herons fish by day.");
        stubs.add(stubs.create("third").getCollectionId(), "other.txt", "Herons fly.");

        List<SearchMatch> matches = stubs.search(query("herons sleep", first, second, first));

        assertThat(matches).extracting(SearchMatch::getFileId).containsExactly(both, one);
        assertThat(matches.getFirst().getCollectionIdsList()).containsExactlyInAnyOrder(first, second);
        assertThat(matches.getLast().getCollectionIdsList()).containsExactly(second);
    }

    static Stream<Arguments> bad() {
        String[] eleven = IntStream.range(0, 11).mapToObj(i -> "c" + i).toArray(String[]::new);
        return Stream.of(
                Arguments.of(query(" ", "c"), Code.INVALID_ARGUMENT, "query is missing"),
                Arguments.of(query("a"), Code.INVALID_ARGUMENT, "no collection_ids"),
                Arguments.of(query("a", eleven), Code.INVALID_ARGUMENT, "at most 10"),
                Arguments.of(query("a", "collection_none"), Code.NOT_FOUND, "'collection_none' was not found"),
                Arguments.of(query("a", "c").setRankingMetricValue(99), Code.INVALID_ARGUMENT, "ranking_metric"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void refusesWhatItCannotSearch(SearchRequest.Builder request, Code code, String why) {
        Status refused = refusal(() -> stubs.search(request));

        assertThat(refused.getCode()).isEqualTo(code);
        assertThat(refused.getDescription()).contains(why);
    }

    @Test
    void refusesAFusionThatMakesNoSense() throws Exception {
        String id = stubs.create("birds").getCollectionId();

        assertThat(refusal(() -> stubs.search(query("a", id).setHybridRetrieval(fusion(-1, 1))))
                        .getDescription())
                .contains("must be 0 or more");
        assertThat(refusal(() -> stubs.search(query("a", id)
                                .setHybridRetrieval(HybridRetrieval.newBuilder().setSearchMultiplier(0))))
                        .getDescription())
                .contains("search_multiplier must be 1 to 100");
    }

    @Test
    void cutsCharactersWithAnOverlap() throws Exception {
        assertThat(chunks(chars(4, 1), "abcdefghij")).containsExactly("abcd", "defg", "ghij");
        assertThat(chunks(chars(3, 0), "a😀b😀c")).containsExactly("a😀b", "😀c");
    }

    @Test
    void cutsBytesAndNeverACharacter() throws Exception {
        assertThat(chunks(bytes(5, 2), "aäöü😀")).containsExactly("aäö", "öü", "😀");
        assertThat(chunks(bytes(1, 0), "a😀")).containsExactly("a", "😀");
    }

    private static ChunkConfiguration bytes(int size, int overlap) {
        return ChunkConfiguration.newBuilder()
                .setBytesConfiguration(BytesConfiguration.newBuilder()
                        .setMaxChunkSizeBytes(size)
                        .setChunkOverlapBytes(overlap))
                .build();
    }

    @Test
    void cutsTokensAndNeverACharacter() throws Exception {
        assertThat(chunks(tokens(2, 1), "abcdefghijkl")).containsExactly("abcdefgh", "efghijkl");
        assertThat(chunks(tokens(1, 0), "abc😀defgh")).containsExactly("abc😀", "defg", "h");
    }

    private static ChunkConfiguration tokens(int size, int overlap) {
        return ChunkConfiguration.newBuilder()
                .setTokensConfiguration(TokensConfiguration.newBuilder()
                        .setMaxChunkSizeTokens(size)
                        .setChunkOverlapTokens(overlap)
                        .setEncodingName("o200k_base"))
                .build();
    }

    @Test
    void keepsAllOfALongTextInItsChunks() throws Exception {
        String text =
                IntStream.range(0, 300).mapToObj(i -> "Straße " + i + " 😀. ").collect(Collectors.joining());

        for (ChunkConfiguration how : List.of(chars(70, 0), bytes(70, 0), tokens(20, 0))) {
            List<String> chunks = chunks(how, text);
            assertThat(String.join("", chunks)).isEqualTo(text);
            assertThat(chunks).allMatch(chunk -> chunk.getBytes(StandardCharsets.UTF_8).length <= 160);
        }
    }

    @Test
    void stripsWhitespace() throws Exception {
        ChunkConfiguration stripped =
                chars(4, 0).toBuilder().setStripWhitespace(true).build();

        assertThat(chunks(chars(4, 0), "  a     b ")).containsExactly("  a ", "    ", "b ");
        assertThat(chunks(stripped, "  a     b ")).containsExactly("a", "b");
    }

    @Test
    void putsTheNameAndFieldsBeforeEachChunk() throws Exception {
        ChunkConfiguration named =
                chars(6, 0).toBuilder().setInjectNameIntoChunks(true).build();
        String id = stubs.create("books", named, field("title", "injected"), field("year"))
                .getCollectionId();
        String file = stubs.add(id, "a.txt", "One. Two.", Map.of("title", "Birds", "year", "2026"));

        assertThat(stubs.search(query("birds", id).setSemanticRetrieval(SEMANTIC)))
                .extracting(SearchMatch::getChunkContent)
                .containsExactlyInAnyOrder("a.txt\ntitle: Birds\nOne. T", "a.txt\ntitle: Birds\nwo.");
        assertThat(stubs.document(id, file).getChunkCount()).isEqualTo(2);
    }

    /** In the order of the text. */
    private List<String> chunks(ChunkConfiguration how, String text) throws Exception {
        String id = stubs.create("chunks", how).getCollectionId();
        stubs.add(id, "a.txt", text);
        return stubs.search(query("x", id).setSemanticRetrieval(SEMANTIC).setLimit(100)).stream()
                .sorted(Comparator.comparing(match -> Integer.parseInt(
                        match.getChunkId().substring(match.getChunkId().lastIndexOf('-') + 1))))
                .map(SearchMatch::getChunkContent)
                .toList();
    }
}
