// SPDX-License-Identifier: Apache-2.0
package dev.filechat.collections;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.filechat.chat.tools.Retrieval;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the values of collections refuse, copy and keep. */
class CollectionChecksTest {
    static Stream<Arguments> refused() {
        Chunking withoutSize = Chunking.builder().stripWhitespace(true).build();
        return Stream.of(
                refused("max is 0; it must be 1 or more", () -> ChunkSize.characters(0, 0)),
                refused("max is 0; it must be 1 or more", () -> ChunkSize.bytes(0, 0)),
                refused("overlap is -1; it must be 0 or more", () -> ChunkSize.bytes(1, -1)),
                refused(
                        "overlap is 5; it must be less than max, which is 5",
                        () -> ChunkSize.tokens(5, 5, "cl100k_base")),
                refused("encoding is blank", () -> ChunkSize.tokens(5, 1, " ")),
                refused("name is blank", () -> NewCollection.builder("\n")),
                refused("name is blank", () -> CollectionUpdate.builder().name("")),
                refused("contentType is blank", () -> DocumentUpdate.builder().contentType(" ")),
                refused(
                        "The file name is empty; give one",
                        () -> DocumentUpdate.builder().name("")),
                refused(
                        "The file name \"a;b\" has a semicolon at position 2, which the service refuses. Give another"
                                + " one",
                        () -> DocumentUpdate.builder().name("a;b")),
                refused("key is blank", () -> FieldDefinition.builder("")),
                refused("query is blank", () -> SearchRequest.builder(" ")),
                refused(
                        "limit is 0; it must be 1 or more",
                        () -> SearchRequest.builder("q").limit(0)),
                refused(
                        "an element of collectionIds is blank",
                        () -> SearchRequest.builder("q").collectionIds(List.of("a", ""))),
                refused(
                        "collectionIds has 11 elements; the service's limit is 10",
                        () -> SearchRequest.builder("q").collectionIds(Collections.nCopies(11, "a"))),
                refused(
                        "embeddingModel is blank",
                        () -> NewCollection.builder("n").embeddingModel("")),
                refused(
                        "fields has the key a twice; the keys must differ",
                        () -> NewCollection.builder("n").fields(List.of(field("a"), field("b"), field("a")))),
                refused(
                        "addedFields has the key a twice; the keys must differ",
                        () -> CollectionUpdate.builder().addedFields(List.of(field("a"), field("a")))),
                refused(
                        "an element of removedFields is blank",
                        () -> CollectionUpdate.builder().removedFields(List.of(" "))),
                refused(
                        "a key of fields is blank",
                        () -> DocumentUpdate.builder().fields(Map.of("", "x"))),
                refused(
                        "a key of fields is blank",
                        () -> NewDocument.ofFile("f").withFields(Map.of(" ", "x"))),
                refused("fileId is blank", () -> NewDocument.ofFile("")),
                refused(
                        "chunking has no size; set one, for example ChunkSize.characters",
                        () -> NewCollection.builder("n").chunking(withoutSize)),
                refused(
                        "chunking has no size; set one, for example ChunkSize.characters",
                        () -> CollectionUpdate.builder().chunking(withoutSize)));
    }

    private static FieldDefinition field(String key) {
        return FieldDefinition.builder(key).build();
    }

    private static Arguments refused(String message, ThrowingCallable call) {
        return arguments(message, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String message, Object call) {
        assertThatIllegalArgumentException().isThrownBy((ThrowingCallable) call).withMessage(message);
    }

    @Test
    void aNullAmongOthersIsNamed() {
        Map<String, String> fields = new HashMap<>();
        fields.put("author", null);

        assertThatNullPointerException()
                .isThrownBy(() -> NewDocument.ofFile("f").withFields(fields))
                .withMessage("a value of fields");
        assertThatNullPointerException()
                .isThrownBy(() -> SearchRequest.builder("q").collectionIds(Collections.singletonList(null)))
                .withMessage("an element of collectionIds");
    }

    @Test
    void theLimitsThemselvesAreTaken() {
        assertThat(ChunkSize.characters(1, 0)).isEqualTo(new ChunkSize.Characters(1, 0));
        assertThat(ChunkSize.bytes(2, 1)).isEqualTo(new ChunkSize.Bytes(2, 1));
        assertThat(ChunkSize.tokens(5, 4, "cl100k_base")).isEqualTo(new ChunkSize.Tokens(5, 4, "cl100k_base"));
        assertThat(SearchRequest.builder("q").limit(1).build().limit()).hasValue(1);
    }

    @Test
    void sizesThatTheServiceSentAreNotCheckedButForNull() {
        assertThat(new ChunkSize.Characters(-1, 7).overlap()).isEqualTo(7);
        assertThatNullPointerException()
                .isThrownBy(() -> new ChunkSize.Tokens(1, 0, null))
                .withMessage("encoding");
    }

    @Test
    void theTextOfAMatchIsNotShownAndCountsForEquality() {
        SearchMatch match =
                SearchMatch.builder("file-1").content("Turn it clockwise.").build();

        assertThat(match.toString()).contains("file-1").doesNotContain("clockwise");
        assertThat(match)
                .isNotEqualTo(
                        SearchMatch.builder("file-1").content("Turn it back.").build());
    }

    @Test
    void newContentIsCopiedAndGivenOutInBuffersOfTheirOwn() {
        byte[] bytes = "0123456789".getBytes(UTF_8);
        ByteBuffer given = ByteBuffer.wrap(bytes, 2, 5);
        DocumentUpdate update = DocumentUpdate.builder().content(given).build();
        DocumentUpdate same = DocumentUpdate.builder().content(given).build();

        assertThat(given.position()).isEqualTo(2);
        bytes[2] = 'x';
        ByteBuffer first = update.content().orElseThrow();
        assertThat(first.isReadOnly()).isTrue();
        assertThat(UTF_8.decode(first).toString()).isEqualTo("23456");
        assertThat(UTF_8.decode(update.content().orElseThrow()).toString()).isEqualTo("23456");
        assertThat(update)
                .isEqualTo(same)
                .isNotEqualTo(DocumentUpdate.builder().content(given).build());
    }

    @Test
    void fieldsOfDocumentsAreCopied() {
        Map<String, String> given = new HashMap<>(Map.of("author", "Ada"));
        DocumentInfo document = DocumentInfo.builder("file-1").fields(given).build();
        DocumentUpdate update = DocumentUpdate.builder().fields(given).build();
        NewDocument added = NewDocument.ofFile("file-1").withFields(given);

        given.clear();

        assertThat(List.of(document.fields(), update.fields(), added.fields())).containsOnly(Map.of("author", "Ada"));
    }

    @Test
    void aSearchInOtherCollectionsKeepsItsOtherSettings() {
        SearchRequest.Builder builder = SearchRequest.builder("q")
                .limit(3)
                .instructions("i")
                .retrieval(Retrieval.semantic())
                .metric(RankingMetric.L2_DISTANCE);
        SearchRequest request = builder.build();

        assertThat(request.withCollectionIds(List.of("a", "b")))
                .isEqualTo(builder.collectionIds(List.of("a", "b")).build());
        assertThat(request.collectionIds()).isEmpty();
    }

    @Test
    void aChangeOfANewDocumentKeepsItsOtherSettings() {
        UploadOptions options = UploadOptions.builder().chunkSize(70_000).build();
        FileSource source = FileSource.text("a.txt", "a");
        NewDocument document = NewDocument.of(source).withUpload(options).withFields(Map.of("author", "Ada"));
        NewDocument file = NewDocument.of(
                        StoredFile.builder("file-1", "a.txt", 1).build())
                .withFields(Map.of("author", "Ada"))
                .withUpload(options);

        assertThat(document.source()).containsSame(source);
        assertThat(document.fileId()).isEmpty();
        assertThat(file.source()).isEmpty();
        assertThat(file.fileId()).contains("file-1");
        assertThat(List.of(document, file)).allSatisfy(each -> {
            assertThat(each.fields()).isEqualTo(Map.of("author", "Ada"));
            assertThat(each.upload()).isSameAs(options);
        });
        assertThat(List.of(document, file))
                .map(Object::toString)
                .containsExactly("NewDocument[a.txt]", "NewDocument[file-1]");
    }
}
