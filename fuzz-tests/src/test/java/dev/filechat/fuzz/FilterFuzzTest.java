// SPDX-License-Identifier: Apache-2.0
package dev.filechat.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.filechat.testkit.internal.filter.Field;
import dev.filechat.testkit.internal.filter.Filter;
import dev.filechat.testkit.internal.filter.FilterException;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** Any text is a filter of the fake, or is refused as a client's mistake. */
@NeedsJazzer
class FilterFuzzTest {
    private static final Map<String, Field<String, ?>> FIELDS = Map.of(
            "name", Field.text(item -> item),
            "size", Field.number(String::length),
            "at", Field.time(item -> Instant.EPOCH));

    @DictionaryEntries({"name", "size", "at", " AND ", " OR ", "NOT ", "(", ")", "\"", "\\\\", "!=", ">=", ":", "null"})
    @FuzzTest
    void anyTextIsAFilterOrRefused(byte[] bytes) {
        String text = ForeignText.of(bytes);
        check(text, filter -> Filter.parse(filter, FIELDS));
        check(text, filter -> Filter.parseWithColons(filter, FIELDS));
    }

    private static void check(String text, Function<String, Filter<String>> parser) {
        Filter<String> filter;
        try {
            filter = parser.apply(text);
        } catch (FilterException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }

        boolean matches = filter.matches("a");
        assertThat(parser.apply(text + " OR " + text).matches("a")).isEqualTo(matches);
    }
}
