// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.chat.OutputMismatchException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * JSON of which a few characters are not as they should be: it is read, or refused by the exception that is promised.
 */
class ForeignJsonTest {
    private static final RecordFormat<Orders.Part> FORMAT = RecordFormat.of(Orders.Part.class);
    private static final String PART =
            "{\"name\":\"engine\",\"parts\":[{\"name\":\"piston\",\"parts\":[]},{\"name\":\"\\u00e4\",\"parts\":[]}]}";

    /** What JSON is made of, and what it must not have. */
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\\",
            ",",
            ":",
            "null",
            "true",
            "1e999999",
            "-0",
            "0x1",
            "\\u",
            "\\ud83d",
            "\ud83d",
            "\u0000",
            "\n",
            "/*",
            "```",
            "name",
            "parts",
            "NaN",
            "9".repeat(40),
            "{\"parts\":".repeat(50),
            "[".repeat(2_000));

    @Property(tries = 3_000)
    void an_answer_is_read_or_misfits(@ForAll("answers") String text) {
        try {
            Orders.Part part = FORMAT.decode(text);

            assertThat(FORMAT.decode(FORMAT.encode(part))).isEqualTo(part);
        } catch (OutputMismatchException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    @Property(tries = 3_000)
    void a_conversation_is_read_or_refused(@ForAll("conversations") String json) {
        try {
            assertThat(ChatJson.toJson(ChatJson.fromJson(json))).isNotEmpty();
        } catch (ChatJsonException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<String> answers() {
        return Arbitraries.randomValue(random -> changed(PART, random));
    }

    @Provide
    Arbitrary<String> conversations() {
        return Arbitraries.randomValue(random -> changed(ChatJson.toJson(new RandomValues(random).chat()), random));
    }

    /** A few times a piece is put in, cut out, or put in the place of another. */
    private static String changed(String text, Random random) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = random.nextInt(4); i > 0; i--) {
            int from = random.nextInt(changed.length() + 1);
            int to = random.nextBoolean() ? from : Math.min(changed.length(), from + random.nextInt(12));
            changed.replace(from, to, random.nextBoolean() ? PIECES.get(random.nextInt(PIECES.size())) : "");
        }
        return changed.toString();
    }
}
