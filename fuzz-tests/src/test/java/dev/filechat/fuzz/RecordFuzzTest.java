// SPDX-License-Identifier: Apache-2.0
package dev.filechat.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.filechat.chat.OutputMismatchException;
import dev.filechat.jackson.RecordFormat;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Any text is read as a record, or is refused by the exception that is promised. */
@NeedsJazzer
class RecordFuzzTest {
    private static final RecordFormat<Order> FORMAT = RecordFormat.of(Order.class);

    enum Currency {
        EUR,
        USD
    }

    record Money(BigDecimal amount, Currency currency) {}

    record Line(String article, int count, Money price, List<Line> parts) {}

    record Order(
            String number,
            LocalDate date,
            List<Line> lines,
            Optional<String> note,
            Map<String, Long> weights,
            double rate) {}

    @DictionaryEntries({
        "\"number\":", "\"date\":", "\"lines\":", "\"note\":", "\"weights\":", "\"rate\":", "\"parts\":[", "null",
        "true", "1e999999", "-0", "\\\\u0000", "\\\\ud83d", "NaN", "```json\\n", "2026-02-30"
    })
    @FuzzTest
    void anAnswerIsReadOrMisfits(byte[] bytes) {
        Order order;
        try {
            order = FORMAT.decode(ForeignText.of(bytes));
        } catch (OutputMismatchException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }

        assertThat(FORMAT.decode(FORMAT.encode(order))).isEqualTo(order);
    }
}
