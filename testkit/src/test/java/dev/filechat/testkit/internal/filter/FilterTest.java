// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final Map<String, Field<Item, ?>> FIELDS = Map.of(
            "name", Field.text(Item::name),
            "size", Field.number(Item::size),
            "at", Field.time(Item::at));

    private record Item(
            @Nullable String name, long size, @Nullable Instant at) {}

    private final Item item = new Item("b", 5, NOON);
    private final Item bare = new Item(null, 5, null);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            size = 5            | true
            size = 5.0          | true
            size = 4            | false
            size != 4           | true
            size != 5           | false
            size > 4            | true
            size > 4.99         | true
            size > 5            | false
            size >= 5           | true
            size >= 6           | false
            size < 6            | true
            size < 5            | false
            size <= 5           | true
            size <= 4           | false
            size > -1           | true
            size < 99999999999999999999 | true
            size>=5             | true
            name = "b"          | true
            name = "B"          | false
            name != "c"         | true
            name > "a"          | true
            name < "a"          | false
            name >= "b"         | true
            at = "2026-03-01T12:00:00Z"                | true
            at = "2026-03-01T12:00:00.000Z"            | true
            at = "2026-03-01T13:30:00+01:30"           | true
            at < "2026-03-01T12:00:00.000000001Z"      | true
            at > "2026-03-01T11:59:59Z"                | true
            at >= "2026-03-01T12:00:01Z"               | false
            """)
    void compares(String expression, boolean expected) {
        assertThat(matches(expression, item)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name = null         | true  | false
            name != null        | false | true
            at = null           | true  | false
            size = null         | false | false
            size != null        | true  | true
            name = "b"          | false | true
            name != "b"         | true  | false
            name > "a"          | false | true
            name <= "z"         | false | true
            at < "2027-01-01T00:00:00Z"     | false | true
            at > "2025-01-01T00:00:00Z"     | false | true
            NOT at > "2025-01-01T00:00:00Z" | true  | false
            """)
    void knowsWhatIsAbsent(String expression, boolean ofBare, boolean ofItem) {
        assertThat(matches(expression, bare)).isEqualTo(ofBare);
        assertThat(matches(expression, item)).isEqualTo(ofItem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            T AND T             | true
            T AND F             | false
            F OR T              | true
            F OR F              | false
            NOT T               | false
            NOT NOT T           | true
            T OR T AND F        | true
            (T OR T) AND F      | false
            F AND T OR T        | true
            F AND (T OR T)      | false
            NOT F AND F         | false
            NOT (F AND F)       | true
            NOT T OR T          | true
            NOT (T OR T)        | false
            T AND NOT F         | true
            F OR F OR T         | true
            T AND T AND F       | false
            ((T))               | true
            (T)AND(NOT(F))      | true
            """)
    void bindsNotBeforeAndBeforeOr(String expression, boolean expected) {
        String written = expression.replaceAll("\\bT\\b", "size = 5").replaceAll("\\bF\\b", "size = 4");

        assertThat(matches(written, item)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ""          | ``
            "a b"       | `a b`
            "\\""       | `"`
            "\\\\"      | `\\`
            "a\\\\\\"b" | `a\\"b`
            "(AND)"     | `(AND)`
            "null"      | `null`
            "é漢😀"      | `é漢😀`
            """)
    void readsStrings(String literal, String expected) {
        assertThat(matches("name = " + literal, new Item(expected, 0, null))).isTrue();
        assertThat(matches("name = " + literal, new Item(expected + "x", 0, null)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ` `                 | 2  | one of the fields at, name, size | the end
            colour = 1          | 1  | one of the fields at, name, size | 'colour'
            "name" = "b"        | 1  | one of the fields at, name, size | string "name"
            null = name         | 1  | one of the fields at, name, size | 'null'
            size = 5 AND        | 13 | one of the fields at, name, size | the end
            size = 5 AND AND    | 14 | one of the fields at, name, size | 'AND'
            NOT                 | 4  | one of the fields at, name, size | the end
            ()                  | 2  | one of the fields at, name, size | ')'
            not size = 5        | 1  | one of the fields at, name, size | 'not'
            size                | 5  | =, !=, >, >=, < or <=            | the end
            size ~ 5            | 6  | =, !=, >, >=, < or <=            | '~'
            size ! 5            | 6  | =, !=, >, >=, < or <=            | '!'
            size == 5           | 7  | a number, or null                | '='
            size =              | 7  | a number, or null                | the end
            size = "5"          | 8  | a number, or null                | string "5"
            size = 1.2.3        | 8  | a number, or null                | '1.2.3'
            size = -            | 8  | a number, or null                | '-'
            size > null         | 8  | a number, but                    | 'null'
            size = 5 size = 5   | 10 | AND, OR or the end               | 'size'
            size = 5x           | 9  | AND, OR or the end               | 'x'
            size = 5)           | 9  | AND, OR or the end               | ')'
            size = 5 && size=5  | 10 | AND, OR or the end               | '&'
            size = 5 and size=5 | 10 | AND, OR or the end               | 'and'
            (size = 5           | 10 | AND, OR or )                     | the end
            name = 5            | 8  | a string in double quotes, or null | '5'
            name = b            | 8  | a string in double quotes, or null | 'b'
            name = 'b'          | 8  | a string in double quotes, or null | '''
            name < null         | 8  | a string in double quotes, but   | 'null'
            name = "b           | 10 | the double quote                 | the end
            name = "b\\n"       | 11 | \\" or \\\\                      | 'n'
            name = "b\\         | 11 | \\" or \\\\                      | the end
            at > 5              | 6  | a time like                      | '5'
            at > "noon"         | 6  | a time like                      | string "noon"
            at > "2026-03-01"   | 6  | a time like                      | string "2026
            at > "2026-03-01T12:00:00"   | 6  | a time like             | string "2026
            at > "2026-02-30T12:00:00Z"  | 6  | a time like             | string "2026
            """)
    void saysWhereItFailsAndWhatWasExpected(String expression, int position, String expected, String found) {
        assertThatExceptionOfType(FilterException.class)
                .isThrownBy(() -> Filter.parse(expression, FIELDS))
                .withMessageContaining("at character " + position + ":")
                .withMessageContaining(expected)
                .withMessageContaining("but found")
                .withMessageContaining(found);
    }

    @Test
    void takesLongExpressionsAndRefusesDeepOnes() {
        assertThat(matches("size = 4" + " OR size = 4".repeat(20_000) + " OR size = 5", item))
                .isTrue();
        assertThat(matches("NOT (".repeat(50) + "size = 5" + ")".repeat(50), item))
                .isTrue();
        assertThatExceptionOfType(FilterException.class)
                .isThrownBy(() -> Filter.parse("(".repeat(100_000), FIELDS))
                .withMessageContaining("at most 100");
    }

    private static boolean matches(String expression, Item item) {
        return Filter.parse(expression, FIELDS).matches(item);
    }
}
