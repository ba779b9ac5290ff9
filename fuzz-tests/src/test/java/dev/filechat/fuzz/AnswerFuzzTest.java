// SPDX-License-Identifier: Apache-2.0
package dev.filechat.fuzz;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.Output;
import dev.filechat.chat.responses.OutputDelta;
import dev.filechat.internal.chat.ResponseAccumulator;
import dev.filechat.internal.text.ServerText;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.transport.grpc.messages.ChunkMessages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whatever is a chunk to protobuf can be put together with others to an answer, in which nothing is lost. */
@NeedsJazzer
class AnswerFuzzTest {
    /** @param bytes messages, each after its length */
    @FuzzTest
    void chunksBecomeAnAnswer(byte[] bytes) {
        List<ChatChunk> chunks = chunks(bytes);
        ResponseAccumulator answer = new ResponseAccumulator();
        chunks.forEach(answer::add);

        ChatResponse response = answer.response();

        assertThat(response.outputs().stream().collect(toMap(Output::index, Output::content)))
                .isEqualTo(contents(chunks));
        assertThat(response.toString()).isEqualTo(ServerText.escaped(response.toString()));
        assertThat(response.toBuilder().build()).isEqualTo(response);
        response.choices().forEach(choice -> assertThat(choice.content()).isNotNull());
    }

    private static Map<Integer, String> contents(List<ChatChunk> chunks) {
        return chunks.stream()
                .flatMap(chunk -> chunk.outputs().stream())
                .collect(groupingBy(OutputDelta::index, mapping(OutputDelta::content, joining())));
    }

    private static List<ChatChunk> chunks(byte[] bytes) {
        List<ChatChunk> chunks = new ArrayList<>();
        InputStream in = new ByteArrayInputStream(bytes);
        try {
            GetChatCompletionChunk message = GetChatCompletionChunk.parseDelimitedFrom(in);
            while (message != null) {
                chunks.add(ChunkMessages.fromMessage(message));
                message = GetChatCompletionChunk.parseDelimitedFrom(in);
            }
        } catch (IOException e) { // no message: the transport says so, and nothing more is read
        }
        return chunks;
    }
}
