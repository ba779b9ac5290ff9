// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import static dev.filechat.testkit.chat.TextMatcher.containing;
import static dev.filechat.testkit.chat.TextMatcher.matching;

import dev.filechat.chat.options.FormatType;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.chat.ChatRequest;
import dev.filechat.testkit.chat.FakeChat;
import io.grpc.Status.Code;
import java.util.stream.IntStream;

/** The service as LangChain4j's suites expect a model: what it answers to their questions. */
final class SuiteService {
    static final String MODEL = "grok-4.5";

    private SuiteService() {}

    static FakeXai start() {
        FakeXai xai = FakeXai.start();
        FakeChat chat = xai.chat();
        chat.whenAnything().reply("Hello to you.");
        chat.whenUserSays(containing("this message will fail")).fail(Code.INVALID_ARGUMENT, "Failed, as announced.");
        answerQuestions(chat);
        callTools(chat);
        answerInJson(chat);
        return xai;
    }

    private static void answerQuestions(FakeChat chat) {
        chat.whenUserSays(containing("capital of Germany")).reply("The capital of Germany is Berlin.");
        chat.whenUserSays(containing("I love you"))
                .with("the system's message", SuiteService::isToTranslate)
                .reply("Ich liebe dich.");
        chat.whenUserSays(containing("What is my favorite color?"))
                .with("the color in an earlier message", SuiteService::saidTheColor)
                .reply("It is green.");
        chat.whenUserSays(containing("Hello World"))
                .with("a stop at World", request -> request.settings().stop().contains("World"))
                .replyStreaming("Hello ")
                .finishReason(FinishReason.STOP);
        chat.whenUserSays(containing("2 + 2"))
                .with(
                        "5 tokens at most",
                        request -> request.settings().maxTokens().orElse(0) == 5)
                .replyStreaming("The ", "capital ", "of ", "Germany ", "is")
                .usage(usage(5))
                .finishReason(FinishReason.MAX_LENGTH);
        chat.whenUserSays(containing("a long story about animals"))
                .replyStreaming(IntStream.range(0, 100)
                        .mapToObj(i -> "The cat met " + i + " dogs. ")
                        .toArray(String[]::new));
        chat.whenUserSays(containing("What do you see?"))
                .with("one image", request -> request.images() == 1)
                .reply("I see a cat.");
        chat.whenUserSays(containing("What do you see on these images?"))
                .with("two images", request -> request.images() == 2)
                .reply("I see a cat, and some dice.");
    }

    private static void callTools(FakeChat chat) {
        chat.whenUserSays(matching("I live in Munich"))
                .withTool("getWeather")
                .with(
                        "a tool call required",
                        request -> request.settings().toolChoice().orElse("").equals("required"))
                .callTool("getWeather", "{\"city\":\"Munich\"}");
        chat.whenUserSays(containing("weather in Munich"))
                .withTool("getWeather")
                .callTool("getWeather", "{\"city\":\"Munich\"}");
        chat.whenUserSays(containing("weather in Munich"))
                .withToolResult(containing("sunny"))
                .reply("It is sunny there.");
        chat.whenUserSays(containing("time now")).withTool("get_current_time").callTool("get_current_time", "{}");
        chat.whenUserSays(containing("time now"))
                .withToolResult(containing("10:14"))
                .reply("It is 10:14 now.");
        chat.whenUserSays(containing("time in France"))
                .withTool("getWeather")
                .withTool("getTime")
                .callTool("getWeather", "{\"city\":\"Munich\"}")
                .callTool("getTime", "{\"country\":\"France\"}");
        chat.whenUserSays(containing("time in France"))
                .withToolResult(containing("14:35"))
                .with("both results", SuiteService::hasBothResults)
                .reply("It is sunny in Munich, and 14:35 in France.");
    }

    private static void answerInJson(FakeChat chat) {
        chat.whenUserSays(containing("capital of Germany"))
                .with("any JSON", request -> format(request).equals(FormatType.JSON_OBJECT))
                .reply("{\"city\": \"Berlin\"}");
        chat.whenUserSays(containing("capital of Germany"))
                .with("a schema with a city", request -> schema(request).contains("\"city\""))
                .reply("{\"city\": \"Berlin\"}");
        chat.whenUserSays(containing("weather in Munich"))
                .withToolResult(containing("sunny"))
                .with("a schema with sunny or rainy", request -> schema(request).contains("\"rainy\""))
                .replyStreaming("{\"weather\":", "\"sunny\"}");
    }

    static Usage usage(long completionTokens) {
        return Usage.builder()
                .promptTokens(20)
                .promptTextTokens(20)
                .completionTokens(completionTokens)
                .totalTokens(20 + completionTokens)
                .build();
    }

    private static boolean isToTranslate(ChatRequest request) {
        return request.messages().getFirst().text().contains("into German");
    }

    private static boolean saidTheColor(ChatRequest request) {
        return request.messages().size() == 3
                && request.messages().getFirst().text().contains("green");
    }

    private static boolean hasBothResults(ChatRequest request) {
        var calls = request.messages().get(1).toolCalls();
        var results = request.messages().subList(2, request.messages().size());
        return calls.stream()
                .map(ToolCall::id)
                .toList()
                .equals(results.stream().map(result -> result.toolCallId()).toList());
    }

    private static FormatType format(ChatRequest request) {
        return request.settings().responseFormat().orElse(FormatType.UNSPECIFIED);
    }

    private static String schema(ChatRequest request) {
        return request.settings().responseSchema().orElse("");
    }
}
