// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes of a response of WireMock what a method is answered with. */
final class AnswerReader {

    private static final JsonFormat.Parser PARSER = JsonFormat.parser();

    private final Rpc rpc;

    AnswerReader(Rpc rpc) {
        this.rpc = rpc;
    }

    /** An {@link IllegalArgumentException} says what the method cannot be answered with. */
    StubAnswer read(@Nullable HttpHeaders given, @Nullable String body) {
        HttpHeaders all = given == null ? HttpHeaders.noHeaders() : given;
        Metadata headers = new Metadata();
        Metadata trailers = new Metadata();
        for (HttpHeader header : all.all()) {
            String name = header.key().toLowerCase(Locale.ROOT);
            if (name.startsWith(AnswerFormat.TRAILER_PREFIX)) {
                put(trailers, name.substring(AnswerFormat.TRAILER_PREFIX.length()), header);
            } else if (AnswerFormat.isMetadata(name)) {
                put(headers, name, header);
            }
        }
        Status status = status(all);
        List<StubAnswer.Step> steps = body == null || body.isBlank() ? List.of() : steps(body);
        checkCount(status, steps);
        return new StubAnswer(headers, steps, status, trailers);
    }

    private static void put(Metadata metadata, String name, HttpHeader header) {
        Metadata.Key<String> key = AnswerFormat.metadataKey(name);
        header.values().forEach(value -> metadata.put(key, value));
    }

    private static Status status(HttpHeaders headers) {
        HttpHeader name = headers.getHeader(AnswerFormat.STATUS);
        if (!name.isPresent()) {
            return Status.OK;
        }
        HttpHeader reason = headers.getHeader(AnswerFormat.REASON);
        try {
            Status status = Status.Code.valueOf(name.firstValue()).toStatus();
            return reason.isPresent() ? status.withDescription(reason.firstValue()) : status;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    AnswerFormat.STATUS + " is " + name.firstValue() + ", which is not a gRPC status", e);
        }
    }

    private List<StubAnswer.Step> steps(String body) {
        JsonNode json = JsonBody.read(body);
        if (!json.isArray()) {
            return List.of(new StubAnswer.Send(message(body, "the body")));
        }
        List<StubAnswer.Step> steps = new ArrayList<>();
        for (JsonNode element : json) {
            steps.add(step(element, "element " + steps.size() + " of the body"));
        }
        return steps;
    }

    private StubAnswer.Step step(JsonNode element, String place) {
        JsonNode message = element.get(AnswerFormat.MESSAGE);
        JsonNode pause = element.get(AnswerFormat.PAUSE);
        if (element.size() == 1 && message != null) {
            return new StubAnswer.Send(message(message.toString(), place));
        }
        if (element.size() == 1 && pause != null && pause.canConvertToLong() && pause.longValue() >= 0) {
            return new StubAnswer.Pause(Duration.ofMillis(pause.longValue()));
        }
        throw new IllegalArgumentException(
                place + " must be {\"" + AnswerFormat.MESSAGE + "\": {...}} or {\"" + AnswerFormat.PAUSE + "\": 100}");
    }

    private Message message(String json, String place) {
        Message.Builder message = rpc.answer().newBuilderForType();
        try {
            PARSER.merge(json, message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException(
                    place + " is not a " + message.getDescriptorForType().getName() + ": " + e.getMessage(), e);
        }
        return message.build();
    }

    private void checkCount(Status status, List<StubAnswer.Step> steps) {
        if (rpc.streamsAnswers()) {
            return;
        }
        long messages = steps.stream().filter(StubAnswer.Send.class::isInstance).count();
        if (status.isOk() && messages != 1) {
            throw new IllegalArgumentException("it needs exactly one message, or a status other than OK");
        }
        if (!status.isOk() && messages > 0) {
            throw new IllegalArgumentException("it cannot have both a message and the status " + status.getCode());
        }
    }
}
