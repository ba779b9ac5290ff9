// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import com.github.tomakehurst.wiremock.http.Response;
import com.google.protobuf.Message;
import dev.filechat.proto.UploadFileChunk;
import dev.filechat.testkit.internal.waiting.CallCondition;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * One call: its request is collected by the threads of gRPC, and answered by one of its own, which asks WireMock and
 * may wait.
 */
final class BridgeCall extends ServerCall.Listener<Message> {

    private final Rpc rpc;
    private final WireMockCore core;
    private final ServerCall<Message, Message> call;
    private final Metadata metadata;
    private final Executor executor;
    private final CallCondition condition = CallCondition.ofCurrentCall();
    private final @Nullable ReceivedUpload upload;
    private @Nullable Message request;
    private boolean refused;

    BridgeCall(Rpc rpc, WireMockCore core, ServerCall<Message, Message> call, Metadata metadata, Executor executor) {
        this.rpc = rpc;
        this.core = core;
        this.call = call;
        this.metadata = metadata;
        this.executor = executor;
        this.upload = rpc.takesUpload() ? new ReceivedUpload() : null;
        call.request(1);
    }

    @Override
    public void onMessage(Message message) {
        if (refused) {
            return;
        }
        try {
            if (upload == null) {
                request = message;
            } else {
                upload.add((UploadFileChunk) message);
            }
            call.request(1);
        } catch (StatusRuntimeException e) {
            refused = true;
            call.close(e.getStatus(), new Metadata());
        }
    }

    @Override
    public void onHalfClose() {
        if (!refused) {
            executor.execute(this::answer);
        }
    }

    @Override
    public void onReady() {
        condition.signal();
    }

    private void answer() {
        try {
            Response response = core.respond(rpc, requestJson(), metadata);
            condition.pause(Duration.ofMillis(response.getInitialDelay()));
            condition.stopIfCallEnded();
            send(read(response));
        } catch (StatusRuntimeException e) {
            close(e.getStatus(), new Metadata());
        } catch (InterruptedException e) {
            close(Status.UNAVAILABLE.withDescription("The server was closed"), new Metadata());
        } catch (RuntimeException | Error e) {
            // Errors, too: a class of WireMock's may be missing, and the client waits.
            close(
                    Status.INTERNAL
                            .withDescription("The call could not be answered: " + e)
                            .withCause(e),
                    new Metadata());
        }
    }

    private String requestJson() {
        if (upload != null) {
            return upload.json();
        }
        if (request == null) {
            throw Status.INTERNAL.withDescription("The call has no request.").asRuntimeException();
        }
        return ProtoJson.of(request);
    }

    private StubAnswer read(Response response) {
        try {
            if (response.getStatus() != 200) {
                throw new IllegalArgumentException(
                        "WireMock answered HTTP " + response.getStatus() + ", " + response.getBodyAsString());
            }
            return new AnswerReader(rpc).read(response.getHeaders(), response.getBodyAsString());
        } catch (IllegalArgumentException e) {
            throw Status.INTERNAL
                    .withDescription("The stub has no answer for " + rpc.name() + ": " + e.getMessage())
                    .withCause(e)
                    .asRuntimeException();
        }
    }

    private void send(StubAnswer answer) throws InterruptedException {
        if (!answer.steps().isEmpty() || !answer.headers().keys().isEmpty()) {
            call.sendHeaders(answer.headers());
        }
        for (StubAnswer.Step step : answer.steps()) {
            switch (step) {
                case StubAnswer.Pause pause -> {
                    condition.pause(pause.time());
                    condition.stopIfCallEnded();
                }
                case StubAnswer.Send send -> {
                    condition.await(call::isReady);
                    condition.stopIfCallEnded();
                    call.sendMessage(send.message());
                }
            }
        }
        close(answer.status(), answer.trailers());
    }

    private void close(Status status, Metadata trailers) {
        if (!condition.callEnded()) {
            call.close(status, trailers);
        }
    }
}
