// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.filechat.chat.OutputMismatchException;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.chat.tools.RunnableTool;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.chat.tools.ToolContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JacksonToolTest {
    record Rate(Orders.Currency currency, Optional<LocalDate> on) {
        Rate {
            if (on.isPresent() && on.get().getYear() < 1999) {
                throw new IllegalArgumentException("there are no rates before 1999");
            }
        }
    }

    record Quote(Orders.Currency currency, BigDecimal rate, LocalDate date) {}

    record Nothing() {}

    private static final RunnableTool ECHO =
            JacksonTool.of("rate", "Tells a rate", Rate.class, (rate, context) -> rate.toString());

    @Test
    void theModelGetsTheNameTheDescriptionAndTheSchemaOfTheRecord() {
        FunctionTool definition = ECHO.definition();

        assertThat(definition.name()).isEqualTo("rate");
        assertThat(definition.description()).isEqualTo("Tells a rate");
        assertThat(definition.parameters())
                .isEqualTo(RecordFormat.of(Rate.class).jsonSchema());
        assertThat(definition.strict()).isFalse();
    }

    @Test
    void aToolCanBeStrict() {
        JacksonTool<Rate> strict = JacksonTool.of("rate", "Tells a rate", Rate.class, (rate, context) -> "1")
                .withStrict(true);

        assertThat(strict.definition())
                .isEqualTo(FunctionTool.builder("rate")
                        .description("Tells a rate")
                        .parameters(RecordFormat.of(Rate.class).jsonSchema())
                        .strict(true)
                        .build());
        assertThat(strict.withStrict(false).definition().strict()).isFalse();
    }

    @Test
    void theCodeGetsTheRecordAndTheCall() throws Exception {
        AtomicReference<Object> seen = new AtomicReference<>();
        RunnableTool tool = JacksonTool.of("rate", "", Rate.class, (rate, context) -> {
            seen.set(List.of(rate, context));
            return "done";
        });

        String result = tool.run("{\"currency\": \"usd\", \"on\": \"2026-01-31\"}", context());

        assertThat(result).isEqualTo("done");
        assertThat(seen.get())
                .isEqualTo(List.of(new Rate(Orders.Currency.USD, Optional.of(LocalDate.of(2026, 1, 31))), context()));
    }

    @Test
    void aResultThatIsNotATextIsReturnedAsJson() throws Exception {
        RunnableTool tool = JacksonTool.of(
                "rate",
                "",
                Rate.class,
                (rate, context) -> new Quote(rate.currency(), new BigDecimal("0.920"), LocalDate.of(2026, 1, 31)));

        assertThat(tool.run("{\"currency\": \"usd\"}", context()))
                .isEqualTo("{\"currency\":\"usd\",\"rate\":0.920,\"date\":\"2026-01-31\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "{}"})
    void noArgumentsAreAnEmptyObject(String arguments) throws Exception {
        RunnableTool tool = JacksonTool.of("now", "", Nothing.class, (nothing, context) -> nothing);

        assertThat(tool.run(arguments, context())).isEqualTo("{}");
        assertThatThrownBy(() -> ECHO.run(arguments, context()))
                .hasMessageContaining("/currency: expected one of EUR, usd, found nothing");
    }

    @Test
    void argumentsThatDoNotMatchFailWithTheirPlace() {
        assertThatThrownBy(() -> ECHO.run("{\"currency\": \"USD\"}", context()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The arguments of rate do not fit its schema at /currency: expected one of EUR, usd, found"
                        + " another string");
        assertThatThrownBy(() -> ECHO.run("{\"currency\": \"usd\", \"day\": 1}", context()))
                .hasMessageEndingWith("at /day: unknown property; known are currency, on");
        assertThatThrownBy(() -> ECHO.run("{\"currency\": \"usd\"", context()))
                .hasMessageContaining("ends in the middle");
        assertThatThrownBy(() -> ECHO.run("{\"currency\": \"usd\", \"on\": \"1990-01-01\"}", context()))
                .hasMessageEndingWith("at its root: refused by the record: there are no rates before 1999")
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void argumentsWithANumberThatCannotBeReadFailLikeOthers() {
        RunnableTool tool = JacksonTool.of("pay", "", Orders.Money.class, (money, context) -> "paid");

        assertThatThrownBy(() -> tool.run("{\"amount\": 1e99999999999, \"currency\": \"usd\"}", context()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The arguments of pay do not fit its schema at /amount: a number is out of range");
    }

    @ParameterizedTest
    @ValueSource(strings = {"```json {\"currency\": \"usd\"} ```", "~~~\n{\"currency\": \"usd\"}\n~~~"})
    void aFenceAroundArgumentsIsRemoved(String arguments) throws Exception {
        assertThat(ECHO.run(arguments, context())).contains("currency=USD");
    }

    @Test
    void anExceptionOfTheCodeIsThrown() {
        Exception failure = new Exception("no rates today");
        RunnableTool tool = JacksonTool.of("rate", "", Rate.class, (rate, context) -> {
            throw failure;
        });

        assertThatThrownBy(() -> tool.run("{\"currency\": \"usd\"}", context())).isSameAs(failure);
    }

    @Test
    void aResultThatIsNullOrNotJsonIsAFailureOfTheTool() {
        RunnableTool none = JacksonTool.of("none", "", Nothing.class, (nothing, context) -> null);
        RunnableTool odd = JacksonTool.of("odd", "", Nothing.class, (nothing, context) -> new Object());

        assertThatThrownBy(() -> none.run("", context()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The tool none returned null");
        assertThatThrownBy(() -> odd.run("", context()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("odd, a java.lang.Object, cannot be written as JSON");
    }

    @Test
    void argumentsThatAreNotARecordAreRefused() {
        assertThatThrownBy(() -> JacksonTool.of("rate", "", String.class, (text, context) -> text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be a record with a component for each argument");
        assertThatThrownBy(() -> JacksonTool.of(
                        "rate", "", RecordFormat.of(new TypeReference<List<Rate>>() {}), (rates, context) -> ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theCallersMapperReadsAndWrites() throws Exception {
        record Camel(String firstName) {}
        RecordFormat<Camel> format = RecordFormat.of(
                Camel.class,
                JsonMapper.builder()
                        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                        .build());

        RunnableTool tool = JacksonTool.of("greet", "", format, (camel, context) -> camel);

        assertThat(tool.run("{\"first_name\": \"Ada\"}", context())).isEqualTo("{\"first_name\":\"Ada\"}");
    }

    @Test
    void aMismatchOfArgumentsIsNoOutputMismatch() {
        assertThatThrownBy(() -> ECHO.run("[]", context())).isNotInstanceOf(OutputMismatchException.class);
    }

    private static ToolContext context() {
        return new ToolContext(ToolCall.function("call_1", "rate", ""), 1);
    }
}
