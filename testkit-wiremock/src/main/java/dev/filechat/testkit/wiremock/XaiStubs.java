// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import com.google.protobuf.MessageOrBuilder;
import io.grpc.Status.Code;

/**
 * Stubs of the service, made of WireMock's own: to WireMock a call is a POST to a path like
 * {@code /xai_api.Chat/GetCompletion}, whose body is the request as JSON and whose headers are the metadata. Everything
 * else that WireMock's builders have goes with these, and they serve {@link WireMockXai} and a
 * {@linkplain StockWireMock WireMock with its gRPC extension} alike.
 *
 * <p>An upload is one request to {@link WireMockXai}, with this body; the extension sees message by message, the first
 * of which has {@code init}:
 *
 * <pre>{@code
 * {"init": {"name": "report.pdf", "expiresAfter": "3600"}, "size": 10485760, "sha256": "...", "chunks": 2}
 * }</pre>
 *
 * <p>Field names are protobuf's for JSON ({@code fileId}), numbers of 64 bits are strings, and what has its default
 * value is absent. Safe for use by several threads.
 */
public final class XaiStubs {

    private XaiStubs() {}

    /**
     * Begins a stub.
     *
     * @param method the name alone, such as {@code "GetCompletion"}
     * @return a builder of WireMock's
     * @throws IllegalArgumentException if the service has no such method
     */
    public static MappingBuilder call(String method) {
        return WireMock.post(WireMock.urlPathEqualTo(Rpc.named(method).path()));
    }

    /**
     * Begins a pattern of calls that were received, for {@code verify} and the like.
     *
     * @param method the name alone, such as {@code "UploadFile"}
     * @return a builder of WireMock's
     * @throws IllegalArgumentException if the service has no such method
     */
    public static RequestPatternBuilder callsOf(String method) {
        return WireMock.postRequestedFor(
                WireMock.urlPathEqualTo(Rpc.named(method).path()));
    }

    /**
     * Matches a request that equals this message.
     *
     * @param message the message
     * @return a matcher for {@code withRequestBody}
     */
    public static StringValuePattern equalToMessage(MessageOrBuilder message) {
        return WireMock.equalToJson(ProtoJson.of(message), false, false);
    }

    /**
     * Answers with a message; more may follow.
     *
     * @param json the message as protobuf has it in JSON
     * @return the answer
     */
    public static AnswerBuilder message(String json) {
        return new AnswerBuilder().withMessage(json);
    }

    /**
     * Answers with a message; more may follow.
     *
     * @param message the message
     * @return the answer
     */
    public static AnswerBuilder message(MessageOrBuilder message) {
        return new AnswerBuilder().withMessage(message);
    }

    /**
     * Answers with several messages, for methods that stream. Without any, the stream is empty.
     *
     * @param json the messages as protobuf has them in JSON
     * @return the answer
     */
    public static AnswerBuilder messages(String... json) {
        AnswerBuilder answer = new AnswerBuilder();
        for (String message : json) {
            answer.withMessage(message);
        }
        return answer;
    }

    /**
     * Answers with a status.
     *
     * @param code the status
     * @param description the message of the status
     * @return the answer
     */
    public static AnswerBuilder status(Code code, String description) {
        return new AnswerBuilder().withStatus(code, description);
    }
}
