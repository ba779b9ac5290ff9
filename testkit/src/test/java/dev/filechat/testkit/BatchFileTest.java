// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.batches.Batch;
import dev.filechat.batches.ItemOutcome;
import dev.filechat.errors.InvalidArgumentException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.chat.ChatRequest;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a fake takes as the file of a batch. */
class BatchFileTest {

    private static final String GOOD =
            line("a", "{\"model\": \"grok-4.5\", \"messages\":" + " [{\"role\": \"user\", \"content\": \"Hello\"}]}");

    @AutoClose
    private final FakeXai xai = FakeXai.builder().inProcess().start();

    @AutoClose
    private final FileChatClient client = xai.client();

    private static String line(String id, String body) {
        return "{\"custom_id\": \"%s\", \"method\": \"POST\", \"url\": \"/v1/chat/completions\", \"body\": %s}"
                .formatted(id, body);
    }

    private Batch create(String lines) {
        StoredFile file = client.files().upload(FileSource.text("requests.jsonl", lines));
        return client.batches().createFromFile("of a file", file.id());
    }

    @Test
    void takesLinesAsTheRestApiHasThem() {
        xai.chat().whenAnything().replyWith(ChatRequest::lastUserText);
        StoredFile file = client.files().upload(FileSource.text("a.txt", "The heron sleeps."));
        String second = line("b", """
                {"model": "grok-4.5", "max_tokens": 9, "temperature": 0.5, "stop": ["x", "y"],
                 "reasoning_effort": "high",
                 "messages": [
                   {"role": "system", "content": "Be brief."},
                   {"role": "user", "content": [
                     {"type": "text", "text": "Who sleeps?"},
                     {"type": "file", "file": {"file_id": "%s"}},
                     {"type": "image_url", "image_url": {"url": "https://example.com/a.png"}}]}],
                 "response_format": {"type": "json_schema", "json_schema": {"name": "x", "schema": {"type": "object"}}},
                 "tools": [{"type": "function",
                  "function": {"name": "find",
                            "parameters": {"type": "object"}}}]}""".formatted(file.id()).replace("\n", ""));

        Batch batch = create(GOOD + "\n\n" + second + "\n");
        batch.info();
        batch.info();

        assertThat(batch.results().stream()
                        .map(outcome -> outcome.id() + " "
                                + ((ItemOutcome.Answered) outcome).response().content()))
                .containsExactly("a Hello", "b Who sleeps?");
        ChatRequest asked = xai.chat().lastRequest();
        assertThat(asked.files()).extracting(each -> each.id()).containsExactly(file.id());
        assertThat(asked.images()).isEqualTo(1);
        assertThat(asked.tools()).containsExactly("find");
        assertThat(asked.settings().maxTokens()).hasValue(9);
        assertThat(asked.settings().stop()).isEqualTo(List.of("x", "y"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no json                                                             | is no JSON
            [1]                                                                 | is no JSON object
            {"method": "POST"}                                                  | lacks custom_id
            {"custom_id": "b", "url": "/v1/chat/completions", "body": {}}       | must have the method POST
            {"custom_id": "b", "method": "POST", "url": "/v1/x", "body": {}}    | has the url '/v1/x'
            {"custom_id": "b", "method": "POST", "url": "/v1/chat/completions"} | lacks body
            {"batch_request_id": "b"}                                           | lacks completion_request
            {"batch_request_id": "b", "x": 1}                                   | Cannot find field: x
            """)
    void refusesALineThatIsNoRequest(String line, String message) {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> create(GOOD + "\n" + line + "\n"))
                .withMessageContaining("Line 2 of the input file ")
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"messages": [{"role": "user", "content": "x"}]}                  | body lacks model
            {"model": "grok-4.5"}                                             | body lacks messages
            {"model": "grok-4.5", "messages": 7}                              | messages is no array
            {"model": "grok-4.5", "messages": [{"role": "cat"}]}              | cat' is no role
            {"model": "grok-4.5", "messages": [{"role": "user", "content": [{"type": "sound"}]}]} | of the type 'sound'
            {"model": "grok-4.5", "n": "two"}                                 | n is no whole number
            {"model": "grok-4.5", "stream": true}                             | stream is true
            {"model": "grok-4.5", "colour": "red"}                            | does not read body.colour
            """)
    void refusesABodyThatItDoesNotRead(String body, String message) {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> create(GOOD + "\n" + line("b", body) + "\n"))
                .withMessageContaining("Line 2 of the input file is no request: ")
                .withMessageContaining(message);
    }

    @Test
    void refusesAnIdThatIsThereTwice() {
        assertThatExceptionOfType(InvalidArgumentException.class)
                .isThrownBy(() -> create(GOOD + "\n\n" + GOOD))
                .withMessageContaining("Line 3 of the input file repeats the id 'a' of line 1.");
    }
}
