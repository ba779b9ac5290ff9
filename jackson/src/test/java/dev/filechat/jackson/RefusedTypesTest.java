// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Types without a schema are refused at once, with advice. */
class RefusedTypesTest {
    record Any(Object thing) {}

    record Raw(@SuppressWarnings("rawtypes") List things) {}

    record Open(Runnable action) {}

    record Plain(StringBuilder text) {}

    record Tree(JsonNode tree) {}

    record Numbered(Map<Integer, String> names) {}

    record Nested(List<Optional<String>> names) {}

    record Formatted(@JsonFormat(pattern = "dd.MM.yyyy") LocalDate date) {}

    record Ignored(String shown, @JsonIgnore String hidden) {}

    record Single(@JsonValue String value) {}

    enum None {}

    sealed interface Mixed {
        record Fine() implements Mixed {}

        final class NotFine implements Mixed {}
    }

    sealed interface Clash {
        record Typed(String type) implements Clash {}
    }

    sealed interface Twice {
        final class First {
            record Same() implements Twice {}
        }

        record Same() implements Twice {}
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    sealed interface ByClass {
        record One() implements ByClass {}
    }

    @ParameterizedTest
    @MethodSource
    void theMessageNamesTheTypeAndWhatToDo(Class<?> type, String named, String advice) {
        assertThatThrownBy(() -> RecordFormat.of(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named)
                .hasMessageContaining(advice);
    }

    static Stream<Arguments> theMessageNamesTheTypeAndWhatToDo() {
        return Stream.of(
                Arguments.of(Any.class, "java.lang.Object (thing of " + Any.class.getName() + ")", "name a type"),
                Arguments.of(Raw.class, "java.lang.Object (things of ", "name a type, also for type arguments"),
                Arguments.of(Open.class, "java.lang.Runnable (action of ", "an interface must be sealed"),
                Arguments.of(Plain.class, "java.lang.StringBuilder (text of ", "make it a record"),
                Arguments.of(Tree.class, "JsonNode (tree of ", "make it a record"),
                Arguments.of(Numbered.class, "(names of ", "keys of a map must be Strings or of an enum"),
                Arguments.of(Nested.class, "Optional<java.lang.String> (names of ", "only a component of a record"),
                Arguments.of(Formatted.class, "@JsonFormat of date of ", "OutputFormat by hand"),
                Arguments.of(Ignored.class, "@JsonIgnore of hidden of ", "leave it out"),
                Arguments.of(Single.class, "@JsonValue of value of ", "OutputFormat by hand"),
                Arguments.of(None.class, "None", "an enum needs constants"),
                Arguments.of(Mixed.class, "Mixed$NotFine", "must be a record"),
                Arguments.of(Clash.class, "Clash$Typed has a component \"type\"", "rename the component"),
                Arguments.of(Twice.class, "have the name Same", "@JsonTypeName"),
                Arguments.of(ByClass.class, "ByClass", "only the names NAME and SIMPLE_NAME"),
                Arguments.of(Orders.Page.class, "java.lang.Object (items of ", "also for type arguments"),
                Arguments.of(Thread.class, "java.lang.Thread (the type of the format)", "make it a record"));
    }

    @Test
    void wildcardsAreWhatTheyExtend() {
        assertThatThrownBy(() -> RecordFormat.of(new TypeReference<List<? extends Number>>() {}))
                .hasMessageStartingWith("java.lang.Number (the type of the format) has no JSON schema");
    }

    @Test
    void nullIsRefused() {
        assertThatThrownBy(() -> RecordFormat.of((Class<String>) null)).hasMessage("type");
        assertThatThrownBy(() -> RecordFormat.of(String.class, null)).hasMessage("mapper");
        assertThatThrownBy(() -> RecordFormat.of(String.class).decode(null)).hasMessage("text");
    }
}
