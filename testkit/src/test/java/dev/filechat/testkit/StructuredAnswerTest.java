// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testkit.internal.json.Validator.assertFits;
import static dev.filechat.testsupport.StubClient.ask;
import static dev.filechat.testsupport.StubClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.proto.FormatType;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.ResponseFormat;
import dev.filechat.testkit.internal.json.Json;
import dev.filechat.testsupport.StubClient;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Answers in JSON, from files. */
class StructuredAnswerTest {

    private static final String INVOICE = """
            ACME Ltd.

            Invoice number: A-4711
            Date: 2026-02-28
            Total: EUR 1,234.50
            Paid: no
            Currency: eur
            Items: pens, paper
            """;

    private static final String SCHEMA = """
            {"$defs":{"Currency":{"enum":["USD","EUR"]}},
             "type":"object","additionalProperties":false,
             "required":["invoiceNumber","date","total","paid","currency","items","discount","buyer"],
             "properties":{
               "invoiceNumber":{"type":"string"},
               "date":{"type":"string","format":"date"},
               "total":{"type":"number","minimum":0},
               "paid":{"type":"boolean"},
               "currency":{"$ref":"#/$defs/Currency"},
               "items":{"type":"array","items":{"type":"string"}},
               "discount":{"type":["number","null"]},
               "buyer":{"type":"object","properties":{"name":{"type":"string","minLength":1}},"required":["name"]}}}
            """;

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final StubClient stubs = StubClients.of(xai);

    @Test
    void fitsTheSchemaAndIsFilledFromTheFile() throws Exception {
        String file = stubs.upload("invoice.txt", INVOICE).getId();

        String json = answer(formatted(ask("Read the invoice.", file), SCHEMA));

        assertFits(json, SCHEMA);
        assertThat(Json.read(json)).isEqualTo(Json.read("""
                {"invoiceNumber":"A-4711","date":"2026-02-28","total":1234.50,"paid":false,"currency":"EUR",
                 "items":["pens","paper"],"discount":null,"buyer":{"name":"name"}}"""));
    }

    @Test
    void readsAPdfAndJsonAsWell() throws Exception {
        String pdf = stubs.upload("invoice.pdf", Pdfs.withPages(INVOICE.strip().replace("\n\n", "\n")), 10_000)
                .getId();
        String json = stubs.upload("buyer.json", "{\n  \"buyer_name\": \"Ann\",\n  \"discount\": 0.5\n}")
                .getId();

        assertThat(Json.read(answer(formatted(ask("Read.", pdf, json), SCHEMA))))
                .isEqualTo(Json.read("""
                {"invoiceNumber":"A-4711","date":"2026-02-28","total":1234.50,"paid":false,"currency":"EUR",
                 "items":["pens","paper"],"discount":0.5,"buyer":{"name":"Ann"}}"""));
    }

    @Test
    void fitsTheSchemaWithoutAFile() throws Exception {
        assertFits(answer(formatted(ask("Make one up. Total: 7"), SCHEMA)), SCHEMA);
        assertThat(Json.read(answer(formatted(ask("Make one up.\nTotal: 7"), SCHEMA)))
                        .get("total")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    void isStreamedAsItIsAnsweredWhole() throws Exception {
        GetCompletionsRequest request =
                formatted(ask("Make one up."), SCHEMA).toBuilder().setN(2).build();

        GetChatCompletionResponse whole = stubs.chat().getCompletion(request);

        for (int i = 0; i < 2; i++) {
            int index = i;
            assertThat(stubs.stream(request).stream()
                            .map(chunk -> chunk.getOutputs(index).getDelta().getContent())
                            .collect(Collectors.joining()))
                    .isEqualTo(whole.getOutputs(i).getMessage().getContent());
            assertFits(whole.getOutputs(i).getMessage().getContent(), SCHEMA);
        }
    }

    @Test
    void countsWhatItRead() throws Exception {
        String file = stubs.upload("invoice.txt", INVOICE).getId();

        int read = stubs.chat()
                .getCompletion(formatted(ask("Read.", file), SCHEMA))
                .getUsage()
                .getPromptTextTokens();

        assertThat(read).isBetween(INVOICE.length() / 4, INVOICE.length() / 4 + 4);
    }

    @Test
    void hasInAPropertyCalledAnswerWhatAnAnswerInWordsSays() throws Exception {
        String file = stubs.upload("notes.txt", "Nothing here. The access code is 48213.\nYear: 2026")
                .getId();

        String json = answer(formatted(ask("What is the access code?", file), """
                {"type":"object","required":["answer","year"],
                 "properties":{"year":{"type":"integer"},"answer":{"type":"string"}}}"""));

        assertThat(Json.read(json)).isEqualTo(Json.read("{\"year\":2026,\"answer\":\"The access code is 48213.\"}"));
    }

    @Test
    void keepsAnAnswerThatTheFileGivesByName() throws Exception {
        String file =
                stubs.upload("quiz.txt", "What is six times seven?\nAnswer: 42").getId();

        String json = answer(formatted(ask("What is six times seven?", file), """
                {"type":"object","properties":{"answer":{"type":"string"}}}"""));

        assertThat(json).isEqualTo("{\"answer\":\"42\"}");
    }

    @Test
    void isAnyObjectIfNoSchemaIsGiven() throws Exception {
        String file = stubs.upload("notes.txt", "The access code is 48213.").getId();
        GetCompletionsRequest request = ask("What is the access code?", file).toBuilder()
                .setResponseFormat(ResponseFormat.newBuilder().setFormatType(FormatType.FORMAT_TYPE_JSON_OBJECT))
                .build();

        assertThat(answer(request)).isEqualTo("{\"answer\":\"The access code is 48213.\"}");
    }

    @Test
    void isRefusedForASchemaThatIsNone() {
        for (String schema : new String[] {"", "{", "[]", "7"}) {
            Status refused = refusal(() -> answer(formatted(ask("Read."), schema)));
            assertThat(refused.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(refused.getDescription()).contains("response_format");
        }
    }

    @Test
    void isRefusedWhereTheFakeCannotMakeIt() {
        Status refused = refusal(() -> answer(formatted(ask("Read."), "{\"type\":\"string\",\"pattern\":\"(?=a)b\"}")));

        assertThat(refused.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refused.getDescription()).contains("(?=a)b").contains("script");
    }

    private String answer(GetCompletionsRequest request) throws Exception {
        return stubs.chat().getCompletion(request).getOutputs(0).getMessage().getContent();
    }

    private static GetCompletionsRequest formatted(GetCompletionsRequest request, String schema) {
        return request.toBuilder()
                .setResponseFormat(ResponseFormat.newBuilder()
                        .setFormatType(FormatType.FORMAT_TYPE_JSON_SCHEMA)
                        .setSchema(schema))
                .build();
    }
}
