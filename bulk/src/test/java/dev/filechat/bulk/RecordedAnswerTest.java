// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.filechat.bulk.ask.RecordedAnswer;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.Usage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An answer as a line of a journal. */
class RecordedAnswerTest {
    @Test
    void aLineIsReadBackAsTheAnswerThatItWas() {
        Usage usage = Usage.builder()
                .promptTokens(18)
                .completionTokens(9)
                .costInUsdTicks(1_260_000)
                .build();
        RecordedAnswer answer = new RecordedAnswer(
                "One \\n line,\nand \"another\"\r\n",
                "grok 4.5",
                "-",
                FinishReason.STOP,
                Optional.of(usage),
                2,
                "",
                "ab");

        assertThat(answer.toLine()).doesNotContain("\n", "\r");
        assertThat(RecordedAnswer.ofLine(answer.toLine())).isEqualTo(answer);
    }

    @Test
    void whatIsNoSuchLineIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> RecordedAnswer.ofLine("an answer"));
    }
}
