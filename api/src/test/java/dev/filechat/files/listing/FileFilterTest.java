// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileFilterTest {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.006Z");
    private static final FileFilter A = FileFilter.size().is(1);
    private static final FileFilter B = FileFilter.size().is(2);
    private static final FileFilter C = FileFilter.size().is(3);

    static Stream<Arguments> expressions() {
        return Stream.of(
                Arguments.of(
                        FileFilter.size()
                                .greaterThan(1_048_576)
                                .and(FileFilter.contentType().is("application/pdf")),
                        "size_bytes > 1048576 AND content_type = \"application/pdf\""),
                Arguments.of(FileFilter.id().is("file_1"), "file_id = \"file_1\""),
                Arguments.of(FileFilter.name().isNot("Größe 📄.txt"), "name != \"Größe 📄.txt\""),
                Arguments.of(FileFilter.name().is("x' OR name != 'y"), "name = \"x' OR name != 'y\""),
                Arguments.of(FileFilter.id().isAnyOf("a", "b"), "file_id = \"a\" OR file_id = \"b\""),
                Arguments.of(FileFilter.uploadStatus().is("done"), "upload_status = \"done\""),
                Arguments.of(FileFilter.userDefinedId().isNull(), "user_defined_id = null"),
                Arguments.of(FileFilter.publicUrl().isNotNull(), "public_url != null"),
                Arguments.of(FileFilter.size().is(0), "size_bytes = 0"),
                Arguments.of(FileFilter.size().isNot(1), "size_bytes != 1"),
                Arguments.of(FileFilter.size().atLeast(1), "size_bytes >= 1"),
                Arguments.of(FileFilter.size().lessThan(1), "size_bytes < 1"),
                Arguments.of(FileFilter.size().atMost(Long.MAX_VALUE), "size_bytes <= 9223372036854775807"),
                Arguments.of(FileFilter.createdAt().after(TIME), "created_at > \"2026-01-02T03:04:05.006Z\""),
                Arguments.of(FileFilter.createdAt().atOrAfter(Instant.EPOCH), "created_at >= \"1970-01-01T00:00:00Z\""),
                Arguments.of(FileFilter.expiresAt().before(Instant.EPOCH), "expires_at < \"1970-01-01T00:00:00Z\""),
                Arguments.of(
                        FileFilter.publicUrlExpiresAt().atOrBefore(Instant.EPOCH),
                        "public_url_expires_at <= \"1970-01-01T00:00:00Z\""),
                Arguments.of(FileFilter.expiresAt().isNull(), "expires_at = null"),
                Arguments.of(FileFilter.expiresAt().isNotNull(), "expires_at != null"));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void eachFieldAndComparisonHasItsForm(FileFilter filter, String expression) {
        assertThat(filter.expression()).isEqualTo(expression);
        assertThat(filter).hasToString(expression).isEqualTo(FileFilter.of(expression));
    }

    static Stream<Arguments> combinations() {
        return Stream.of(
                Arguments.of(A.and(B).and(C), "a AND b AND c"),
                Arguments.of(A.and(B.and(C)), "a AND b AND c"),
                Arguments.of(A.or(B).or(C), "a OR b OR c"),
                Arguments.of(A.or(B).and(C), "(a OR b) AND c"),
                Arguments.of(A.and(B.or(C)), "a AND (b OR c)"),
                Arguments.of(A.and(B).or(C), "(a AND b) OR c"),
                Arguments.of(A.not(), "NOT (a)"),
                Arguments.of(A.or(B).not(), "NOT (a OR b)"),
                Arguments.of(A.not().not(), "NOT (NOT (a))"),
                Arguments.of(A.not().and(B), "(NOT (a)) AND b"),
                Arguments.of(FileFilter.of("x OR y").and(A), "(x OR y) AND a"),
                Arguments.of(A.or(FileFilter.of("x OR y")), "a OR (x OR y)"));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void parenthesesAreWhereTheMeaningNeedsThem(FileFilter filter, String shape) {
        assertThat(filter.expression()
                        .replace("size_bytes = 1", "a")
                        .replace("size_bytes = 2", "b")
                        .replace("size_bytes = 3", "c"))
                .isEqualTo(shape);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\\", "a\nb", "a\0", "\u007f", "\u0085", "\u2028", "\u2029", "\ud83d", "\udcc4"})
    void aTextThatCannotBeQuotedSafelyIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileFilter.name().is(text))
                .withMessageMatching("The text for name has the character U\\+[0-9A-F]{4}, .*");
        assertThatIllegalArgumentException().isThrownBy(() -> FileFilter.id().isAnyOf("a", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0001-12-31T23:59:59.999999999Z", "+10000-01-01T00:00:00Z"})
    void aTimeThatTheFormatCannotWriteIsRefused(String instant) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileFilter.createdAt().after(Instant.parse(instant)))
                .withMessageContaining("RFC 3339");
    }

    @Test
    void lessThanNoBytesAndNoExpressionAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> FileFilter.size().is(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> FileFilter.of(" "));
    }

    @Test
    void aRequestHasTheExpression() {
        assertThat(ListFilesRequest.builder().filter(A).build().filter()).contains("size_bytes = 1");
        assertThat(ListFilesRequest.builder().filter(A).build().toBuilder()
                        .build()
                        .filter())
                .contains("size_bytes = 1");
    }
}
