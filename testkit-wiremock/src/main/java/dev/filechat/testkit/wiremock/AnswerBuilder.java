// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.google.protobuf.MessageOrBuilder;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a stubbed call is answered with: messages, the time between them, and a status and trailers behind them. It is
 * WireMock's own builder with more to it, so delays, headers (they become metadata) and templates are WireMock's; say
 * what is here first.
 *
 * <p>{@link XaiStubs} begins one. Not safe for use by several threads.
 */
public final class AnswerBuilder extends ResponseDefinitionBuilder {

    private final List<String> steps = new ArrayList<>();
    private int messages;
    private String onlyMessage = "";

    AnswerBuilder() {
        withHeader(AnswerFormat.STATUS, Code.OK.name());
    }

    /**
     * Sends a message. Methods that do not stream have exactly one.
     *
     * @param json the message as protobuf has it in JSON; with WireMock's transformer {@code response-template} it may
     *     hold templates
     * @return this builder
     */
    public AnswerBuilder withMessage(String json) {
        onlyMessage = Objects.requireNonNull(json, "json");
        messages++;
        steps.add("{\"" + AnswerFormat.MESSAGE + "\":" + json + "}");
        return this;
    }

    /**
     * Sends a message. Methods that do not stream have exactly one.
     *
     * @param message the message
     * @return this builder
     */
    public AnswerBuilder withMessage(MessageOrBuilder message) {
        return withMessage(ProtoJson.of(Objects.requireNonNull(message, "message")));
    }

    /**
     * Waits before what comes next, a message or the end. The wait before everything is WireMock's
     * {@code withFixedDelay}. Only {@link WireMockXai} can do this.
     *
     * @param time zero or more, counted in milliseconds
     * @return this builder
     * @throws IllegalArgumentException if it is negative
     */
    public AnswerBuilder withPause(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time must be zero or more, not " + time);
        }
        steps.add("{\"" + AnswerFormat.PAUSE + "\":" + time.toMillis() + "}");
        return this;
    }

    /**
     * Ends with this status: instead of a message, or behind the messages of a stream. The default is {@code OK}.
     *
     * @param code the status
     * @param description the message of the status
     * @return this builder
     */
    public AnswerBuilder withStatus(Code code, String description) {
        headers.removeIf(header -> header.keyEquals(AnswerFormat.STATUS) || header.keyEquals(AnswerFormat.REASON));
        headers.add(new HttpHeader(AnswerFormat.STATUS, code.name()));
        headers.add(new HttpHeader(AnswerFormat.REASON, Objects.requireNonNull(description, "description")));
        return this;
    }

    /**
     * Ends with this trailer, too. Only {@link WireMockXai} can do this.
     *
     * @param name a name of metadata, not one that ends with {@code -bin}
     * @param value the value, printable ASCII
     * @return this builder
     * @throws IllegalArgumentException if the name is none
     */
    public AnswerBuilder withTrailer(String name, String value) {
        String trailer = AnswerFormat.metadataKey(name).name();
        withHeader(AnswerFormat.TRAILER_PREFIX + trailer, Objects.requireNonNull(value, "value"));
        return this;
    }

    @Override
    public ResponseDefinition build() {
        if (messages == 1 && steps.size() == 1) {
            withBody(onlyMessage);
        } else if (!steps.isEmpty()) {
            withBody("[" + String.join(",", steps) + "]");
        }
        return super.build();
    }
}
