// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.faults;

import com.google.protobuf.Message;
import dev.filechat.proto.CompletionOutputChunk;
import dev.filechat.proto.File;
import dev.filechat.proto.FinishReason;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.testkit.internal.connection.Http2Bytes;
import dev.filechat.testkit.internal.connection.ServerConnections;
import dev.filechat.testkit.internal.faults.AnswerEffects;
import dev.filechat.testkit.internal.faults.AnswerHeader;
import dev.filechat.testkit.internal.faults.CallEffect;
import dev.filechat.testkit.internal.faults.CallFaultBook;
import dev.filechat.testkit.internal.faults.Occasions;
import dev.filechat.testkit.internal.faults.RequestEffects;
import dev.filechat.testkit.internal.faults.Strikes;
import dev.filechat.testkit.internal.faults.UnknownEnums;
import io.grpc.Status;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Calls of a fake, and what is to go wrong with them: choose some with {@link #nth}, {@link #times} or
 * {@link #withChance}, then say what happens. It comes into force with that. Immutable and thread-safe.
 */
public final class CallFaults extends FaultSelection<CallFaults> {

    private final Set<String> methods;
    private final CallFaultBook book;

    CallFaults(Occasions occasions, Set<String> methods, CallFaultBook book) {
        super(occasions);
        this.methods = methods;
        this.book = book;
    }

    @Override
    CallFaults with(Occasions others) {
        return new CallFaults(others, methods, book);
    }

    /**
     * Refuses the call before it reads anything.
     *
     * @param code the status, any but OK
     * @param message what the service says
     * @return the fault
     */
    public Fault refuse(Status.Code code, String message) {
        return refuse(Refusal.of(code, message));
    }

    /**
     * Refuses the call before it reads anything.
     *
     * @param refusal the status, and when to come back
     * @return the fault
     */
    public Fault refuse(Refusal refusal) {
        Objects.requireNonNull(refusal, "refusal");
        return add("refuse with " + refusal.code(), RequestEffects.refuse(refusal.status(), refusal::trailers));
    }

    /**
     * Carries the call out, and fails it in place of answering, as a gateway does that loses the service's answer: a
     * file is stored, and the client does not know.
     *
     * @param code the status, any but OK
     * @param message what the gateway says
     * @return the fault
     */
    public Fault failWhenDone(Status.Code code, String message) {
        return failWhenDone(Refusal.of(code, message));
    }

    /**
     * Carries the call out, and fails it in place of answering, as a gateway does that loses the service's answer: a
     * file is stored, and the client does not know.
     *
     * @param refusal the status, and when to come back
     * @return the fault
     */
    public Fault failWhenDone(Refusal refusal) {
        Objects.requireNonNull(refusal, "refusal");
        return add(
                "carry out and fail with " + refusal.code(),
                AnswerEffects.failWhenDone(refusal.status(), refusal::trailers));
    }

    /**
     * Reads everything, and waits before it carries the call out.
     *
     * @param time how long, above zero
     * @return the fault
     * @throws IllegalArgumentException if it is not above zero
     */
    public Fault delay(Duration time) {
        requireAtLeast(1, "time in nanoseconds", time.toNanos());
        return add("delay by " + time, RequestEffects.delay(time));
    }

    /**
     * Stalls: reads nothing and answers nothing, until the client gives up. What the client can send is what flow
     * control lets it.
     *
     * @return the fault
     */
    public Fault takeNothing() {
        return add("take nothing", RequestEffects.takeNothing());
    }

    /**
     * Reads everything, carries nothing out, and never answers.
     *
     * @return the fault
     */
    public Fault answerNothing() {
        return add("answer nothing", RequestEffects.answerNothing());
    }

    /**
     * Reads no faster than this, so that flow control slows the client down.
     *
     * @param bytesPerSecond how many, 1 or more
     * @return the fault
     * @throws IllegalArgumentException if it is less than 1
     */
    public Fault takeSlowly(long bytesPerSecond) {
        requireAtLeast(1, "bytesPerSecond", bytesPerSecond);
        return add("take " + bytesPerSecond + " bytes a second", RequestEffects.slowly(bytesPerSecond));
    }

    /**
     * Reads a message only when a gate lets it through.
     *
     * @param gate what says when
     * @return the fault
     */
    public Fault takeThrough(ChunkGate gate) {
        Objects.requireNonNull(gate, "gate");
        return add("take messages through a gate", RequestEffects.through(gate.gate()));
    }

    /**
     * Answers after the first messages as if they were all: an upload is stored short, with OK, while the client sends.
     *
     * @param messages how many are read, 1 or more; the first one of an upload is its {@code init}
     * @return the fault
     * @throws IllegalArgumentException if it is less than 1
     */
    public Fault answerEarly(int messages) {
        requireAtLeast(1, "messages", messages);
        return add("answer after " + messages + " messages", RequestEffects.answerAfter(messages));
    }

    /**
     * Tells a wrong size of each file that is an answer: of uploads and {@code RetrieveFile}.
     *
     * @param bytes the size in the answer, 0 or more
     * @return the fault
     * @throws IllegalArgumentException if it is negative
     */
    public Fault wrongSize(long bytes) {
        requireAtLeast(0, "bytes", bytes);
        return changing(
                "tell a size of " + bytes,
                File.class,
                file -> file.toBuilder().setSize(bytes).build());
    }

    /**
     * Changes what is answered, message by message. The fake itself knows nothing of it.
     *
     * @param <T> the messages' type
     * @param type which messages; others stay as they are
     * @param change what becomes of one; called by several threads at once
     * @return the fault
     */
    public <T extends Message> Fault changeAnswer(Class<T> type, UnaryOperator<T> change) {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(change, "change");
        return changing("change each " + type.getSimpleName(), type, change);
    }

    private <T extends Message> Fault changing(String description, Class<T> type, UnaryOperator<T> change) {
        return add(
                description,
                AnswerEffects.change(message -> type.isInstance(message) ? change.apply(type.cast(message)) : message));
    }

    /**
     * Sets every enum of the answer to 99, which no schema knows.
     *
     * @return the fault
     */
    public Fault unknownEnumValues() {
        return add("answer with unknown enum values", AnswerEffects.change(UnknownEnums::in));
    }

    /**
     * Leaves the reasons to finish out of a streamed answer, which then seems to end well.
     *
     * @return the fault
     */
    public Fault endWithoutFinishReason() {
        return changing("end without a finish reason", GetChatCompletionChunk.class, CallFaults::withoutReasons);
    }

    private static GetChatCompletionChunk withoutReasons(GetChatCompletionChunk chunk) {
        GetChatCompletionChunk.Builder builder = chunk.toBuilder();
        builder.getOutputsBuilderList()
                .forEach((CompletionOutputChunk.Builder output) -> output.setFinishReason(FinishReason.forNumber(0)));
        return builder.build();
    }

    /**
     * Ends the answer with OK after its first messages: a download is short, a streamed answer has no end.
     *
     * @param messages how many are sent, 0 or more
     * @return the fault
     * @throws IllegalArgumentException if it is negative
     */
    public Fault endAfter(int messages) {
        requireAtLeast(0, "messages", messages);
        return add("end with OK after " + messages + " messages", AnswerEffects.endAfter(messages, Status.OK));
    }

    /**
     * Ends the answer with {@code UNAVAILABLE} after its first messages. The call has been carried out.
     *
     * @param messages how many are sent, 0 or more
     * @return the fault
     * @throws IllegalArgumentException if it is negative
     */
    public Fault breakAfter(int messages) {
        requireAtLeast(0, "messages", messages);
        Status broken = Status.UNAVAILABLE.withDescription("The answer broke off");
        return add("break after " + messages + " messages", AnswerEffects.endAfter(messages, broken));
    }

    /**
     * Falls silent after the first messages of the answer, until the client gives up. The call has been carried out.
     *
     * @param messages how many are sent, 0 or more
     * @return the fault
     * @throws IllegalArgumentException if it is negative
     */
    public Fault stallAfter(int messages) {
        requireAtLeast(0, "messages", messages);
        return add("fall silent after " + messages + " messages", AnswerEffects.endAfter(messages, null));
    }

    /**
     * Puts a header before the answer, as a service does that numbers its requests. Of a refusal, which has no headers
     * of its own, it is a trailer: set it before the fault that refuses.
     *
     * @param name the header's name, in lower case, not one of a binary header
     * @param value its value, printable ASCII
     * @return the fault
     * @throws IllegalArgumentException if it cannot be a header
     */
    public Fault sendHeader(String name, String value) {
        return add("answer with the header " + name, AnswerEffects.header(AnswerHeader.of(name, value)));
    }

    /**
     * Puts a trailer behind the answer, and behind a refusal if this fault is set before the one that refuses.
     *
     * @param name the trailer's name, in lower case, not one of a binary trailer
     * @param value its value, printable ASCII
     * @return the fault
     * @throws IllegalArgumentException if it cannot be a trailer
     */
    public Fault sendTrailer(String name, String value) {
        return add("answer with the trailer " + name, AnswerEffects.trailer(AnswerHeader.of(name, value)));
    }

    /**
     * Puts a header {@code x-padding} before the answer.
     *
     * @param bytes how long its value is, 0 or more. A client says what it takes, commonly 8 KiB; beyond that the
     *     fake's server cannot send the answer, and resets the call's stream
     * @return the fault
     * @throws IllegalArgumentException if it is negative
     */
    public Fault oversizedHeaders(int bytes) {
        requireAtLeast(0, "bytes", bytes);
        return add("answer with a header of " + bytes + " bytes", AnswerEffects.headers(bytes));
    }

    /**
     * Puts a trailer {@code x-padding} behind the answer.
     *
     * @param bytes how long its value is, 0 or more; see {@link #oversizedHeaders}
     * @return the fault
     * @throws IllegalArgumentException if it is negative
     */
    public Fault oversizedTrailers(int bytes) {
        requireAtLeast(0, "bytes", bytes);
        return add("answer with a trailer of " + bytes + " bytes", AnswerEffects.trailers(bytes));
    }

    /**
     * Carries the call out, and resets its connection in place of answering: a file is stored, and the client does not
     * know.
     *
     * @return the fault
     * @throws IllegalStateException if the fake is in-process: it has no connections
     */
    public Fault loseAnswer() {
        return add("lose the answer", AnswerEffects.lose(book.connections()));
    }

    /**
     * Resets the connection when more than the given number of bytes of the call's messages have come. The message that
     * came last is not carried out.
     *
     * @param bytes how many, 0 or more; a message counts when it is there whole
     * @return the fault
     * @throws IllegalArgumentException if it is negative
     * @throws IllegalStateException if the fake is in-process: it has no connections
     */
    public Fault resetAfterReceiving(long bytes) {
        requireAtLeast(0, "bytes", bytes);
        return add(
                "reset the connection after receiving " + bytes + " bytes",
                RequestEffects.resetAfter(bytes, book.connections()));
    }

    /**
     * Resets the connection when it has sent the given number of bytes from the call's beginning on.
     *
     * @param bytes the number of bytes on the wire, 0 or more, with frames and with all else that the connection
     *     carries
     * @return the fault
     * @throws IllegalArgumentException if it is negative
     * @throws IllegalStateException if the fake is in-process: it has no connections
     */
    public Fault resetAfterSending(long bytes) {
        requireAtLeast(0, "bytes", bytes);
        return onConnection(
                "reset the connection after sending " + bytes + " bytes",
                connection -> connection.resetAfterSending(bytes),
                true);
    }

    /**
     * Sends GOAWAY, as a service that is about to stop: this call and those under way are still answered, later ones
     * need a new connection.
     *
     * @return the fault
     * @throws IllegalStateException if the fake is in-process: it has no connections
     */
    public Fault goAway() {
        byte[] frame = Http2Bytes.goAway(Http2Bytes.ALL_STREAMS, 0);
        return onConnection("GOAWAY", connection -> connection.insert(frame), true);
    }

    /**
     * Sends GOAWAY that says that nothing of this connection was carried out, this call neither, and carries out
     * neither this call nor a later one of the connection.
     *
     * @return the fault
     * @throws IllegalStateException if the fake is in-process: it has no connections
     */
    public Fault goAwayUnprocessed() {
        byte[] frame = Http2Bytes.goAway(0, 0);
        return onConnection(
                "GOAWAY, nothing processed",
                connection -> {
                    connection.leave();
                    connection.insert(frame);
                },
                false);
    }

    /**
     * Sends bytes that are no HTTP/2, and does not carry the call out.
     *
     * @return the fault
     * @throws IllegalStateException if the fake is in-process: it has no connections
     */
    public Fault garbage() {
        byte[] garbage = Http2Bytes.garbage();
        return onConnection("garbage", connection -> connection.insert(garbage), false);
    }

    private interface OnConnection {
        void strike(ServerConnections.Connection connection);
    }

    private Fault onConnection(String description, OnConnection effect, boolean carriedOut) {
        ServerConnections all = book.connections();
        CallEffect otherwise = RequestEffects.takeNothing();
        return add(description, (call, headers, next) -> {
            effect.strike(all.of(call));
            return carriedOut ? next.startCall(call, headers) : otherwise.begin(call, headers, next);
        });
    }

    private Fault add(String description, CallEffect effect) {
        return new Fault(book.add(new Strikes(occasions, description), methods, effect));
    }
}
