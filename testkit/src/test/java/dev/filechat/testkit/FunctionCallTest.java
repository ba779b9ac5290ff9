// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testkit.internal.json.Validator.assertFits;
import static dev.filechat.testsupport.StubClient.ask;
import static dev.filechat.testsupport.StubClient.refusal;
import static dev.filechat.testsupport.StubClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.proto.CompletionMessage;
import dev.filechat.proto.FinishReason;
import dev.filechat.proto.Function;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.Message;
import dev.filechat.proto.MessageRole;
import dev.filechat.proto.Tool;
import dev.filechat.proto.ToolCall;
import dev.filechat.proto.ToolCallType;
import dev.filechat.proto.ToolChoice;
import dev.filechat.proto.ToolMode;
import dev.filechat.testsupport.StubClient;
import io.grpc.Status;
import io.grpc.Status.Code;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How the fake calls a client's functions without a script. */
class FunctionCallTest {

    private static final String SCHEMA = """
            {"type":"object","properties":{"city":{"type":"string"},"days":{"type":"integer","minimum":1}},
             "required":["city","days"],"additionalProperties":false}""";

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final StubClient stubs = StubClients.of(xai);

    @Test
    void answersItselfWhereItMayChoose() throws Exception {
        GetCompletionsRequest auto = offering(ask("Hello?"), ToolMode.TOOL_MODE_AUTO);
        GetCompletionsRequest none = offering(ask("Hello?"), ToolMode.TOOL_MODE_NONE);

        for (GetCompletionsRequest request : new GetCompletionsRequest[] {auto, none}) {
            CompletionMessage message = message(stubs.chat().getCompletion(request));
            assertThat(message.getToolCallsList()).isEmpty();
            assertThat(message.getContent()).isNotEmpty();
        }
    }

    @Test
    void callsTheFunctionThatIsMostLikeTheQuestionWhereItMust() throws Exception {
        GetChatCompletionResponse response =
                stubs.chat().getCompletion(offering(ask("What is the weather forecast?"), ToolMode.TOOL_MODE_REQUIRED));

        ToolCall call = message(response).getToolCalls(0);
        assertThat(message(response).getToolCallsList()).hasSize(1);
        assertThat(message(response).getContent()).isEmpty();
        assertThat(call.getFunction().getName()).isEqualTo("forecast");
        assertThat(call.getId()).isNotEmpty();
        assertThat(call.getType()).isEqualTo(ToolCallType.TOOL_CALL_TYPE_CLIENT_SIDE_TOOL);
        assertFits(call.getFunction().getArguments(), SCHEMA);
        assertThat(response.getOutputs(0).getFinishReason()).isEqualTo(FinishReason.REASON_TOOL_CALLS);
        assertThat(response.getUsage().getCompletionTokens()).isPositive();
    }

    @Test
    void callsTheFirstFunctionWhereNoneIsLikeTheQuestion() throws Exception {
        assertThat(message(stubs.chat().getCompletion(offering(ask("Hm?"), ToolMode.TOOL_MODE_REQUIRED)))
                        .getToolCalls(0)
                        .getFunction()
                        .getName())
                .isEqualTo("send_mail");
    }

    @Test
    void callsTheNamedFunctionWithWhatTheFileSays() throws Exception {
        String file = stubs.upload("trip.txt", "City: Rome\nDays: 3\n").getId();
        GetCompletionsRequest request = offering(ask("Go.", file), ToolMode.TOOL_MODE_AUTO).toBuilder()
                .setToolChoice(ToolChoice.newBuilder().setFunctionName("forecast"))
                .build();

        ToolCall whole = message(stubs.chat().getCompletion(request)).getToolCalls(0);
        ToolCall streamed =
                stubs.stream(request).getLast().getOutputs(0).getDelta().getToolCalls(0);

        assertThat(whole.getFunction().getArguments()).isEqualTo("{\"city\":\"Rome\",\"days\":3}");
        assertThat(streamed.getFunction()).isEqualTo(whole.getFunction());
    }

    @Test
    void quotesTheResultsThatItIsGiven() throws Exception {
        GetCompletionsRequest request = offering(ask("What is the weather?"), ToolMode.TOOL_MODE_REQUIRED);
        CompletionMessage called = message(stubs.chat().getCompletion(request));
        Message.Builder replay =
                Message.newBuilder().setRole(MessageRole.ROLE_ASSISTANT).addAllToolCalls(called.getToolCallsList());

        String answer = message(stubs.chat()
                        .getCompletion(request.toBuilder()
                                .addMessages(replay)
                                .addMessages(result(called.getToolCalls(0).getId(), "Sunny."))
                                .addMessages(result("call_unknown", "Rainy."))
                                .build()))
                .getContent();

        assertThat(answer)
                .isEqualTo("The result of "
                        + called.getToolCalls(0).getFunction().getName() + " is: Sunny.\nThe result is: Rainy.");
    }

    @Test
    void refusesFunctionsThatCannotBeCalled() {
        GetCompletionsRequest broken =
                ask("?").toBuilder().addTools(tool("broken", "", "{not json")).build();
        GetCompletionsRequest nameless =
                ask("?").toBuilder().addTools(tool("", "", SCHEMA)).build();
        GetCompletionsRequest impossible = ask("?").toBuilder()
                .addTools(tool("impossible", "", "{\"properties\":{\"a\":{\"enum\":[]}}}"))
                .setToolChoice(ToolChoice.newBuilder().setFunctionName("impossible"))
                .build();

        for (GetCompletionsRequest request : new GetCompletionsRequest[] {broken, nameless, impossible}) {
            Status refused = refusal(() -> stubs.chat().getCompletion(request));
            assertThat(refused.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(refused.getDescription()).contains("function");
        }
    }

    private static GetCompletionsRequest offering(GetCompletionsRequest request, ToolMode mode) {
        return request.toBuilder()
                .addTools(tool("send_mail", "Sends a mail", ""))
                .addTools(tool("forecast", "Tells the weather of the next days", SCHEMA))
                .setToolChoice(ToolChoice.newBuilder().setMode(mode))
                .build();
    }

    private static Tool tool(String name, String description, String parameters) {
        return Tool.newBuilder()
                .setFunction(Function.newBuilder()
                        .setName(name)
                        .setDescription(description)
                        .setParameters(parameters))
                .build();
    }

    private static Message result(String id, String result) {
        return Message.newBuilder()
                .setRole(MessageRole.ROLE_TOOL)
                .setToolCallId(id)
                .addContent(text(result))
                .build();
    }

    private static CompletionMessage message(GetChatCompletionResponse response) {
        return response.getOutputs(0).getMessage();
    }
}
