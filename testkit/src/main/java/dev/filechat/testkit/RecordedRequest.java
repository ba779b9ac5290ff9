// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import dev.filechat.testkit.chat.ChatRequest;
import dev.filechat.testkit.internal.calls.CallSnapshot;
import dev.filechat.testkit.internal.calls.CallSnapshot.Arrival;
import dev.filechat.testkit.internal.calls.CallSnapshot.Progress;
import io.grpc.Status.Code;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One call that a {@link FakeXai} received, in the state in which it was when {@link FakeXai#requests()} was called. It
 * has no API key. Immutable and thread-safe.
 */
public final class RecordedRequest {

    private final CallSnapshot call;
    private final Arrival arrival;
    private final Progress progress;

    RecordedRequest(CallSnapshot call) {
        this.call = call;
        this.arrival = call.arrival();
        this.progress = call.progress();
    }

    /**
     * Returns its place in the order in which the calls came.
     *
     * @return 1 for the first since the start or the last {@link FakeXai#reset}
     */
    public long number() {
        return arrival.number();
    }

    /**
     * Returns the method that was called.
     *
     * @return the name alone, such as {@code "UploadFile"}; of a method that the fake lacks the full name,
     *     such as {@code "xai_api.Video/GenerateVideo"}
     */
    public String method() {
        return arrival.method();
    }

    /**
     * Returns whose call it is.
     *
     * @return the position of the key among {@link FakeXaiBuilder#keys}, from 0, or of the management key among
     *     {@link FakeXaiBuilder#managementKeys}; empty if there was no accepted key
     */
    public OptionalInt keyIndex() {
        return arrival.keyIndex() < 0 ? OptionalInt.empty() : OptionalInt.of(arrival.keyIndex());
    }

    /**
     * Returns what was sent beside the messages (HTTP headers). What may hold a key says instead which of the fake's
     * keys it was, or that it was another; of binary values only the length is shown.
     *
     * @return the values by their names in lower case, sorted by name
     */
    public Map<String, List<String>> metadata() {
        return arrival.metadata();
    }

    /**
     * Returns when it came, by the fake's clock.
     *
     * @return the time
     */
    public Instant receivedAt() {
        return arrival.receivedAt();
    }

    /**
     * Returns the time until the fake answered the call or it was cancelled, by the system's monotonic clock; for
     * a call under way, the time so far.
     *
     * @return the time, zero or more
     */
    public Duration elapsed() {
        return progress.elapsed();
    }

    /**
     * Returns how it ended.
     *
     * @return the status that the fake answered, {@link Code#CANCELLED} if the client did not wait for the whole
     *     answer; empty while it is under way
     */
    public Optional<Code> status() {
        return Optional.ofNullable(progress.status());
    }

    /**
     * Returns the message of the status.
     *
     * @return the message; empty if there is none
     */
    public String statusMessage() {
        return progress.statusMessage();
    }

    /**
     * Counts the messages of the answer: 1 for most calls, the chunks of a stream.
     *
     * @return how many the fake has sent
     */
    public int messagesSent() {
        return progress.messagesSent();
    }

    /**
     * Counts the bytes of the messages that came, without what HTTP/2 adds.
     *
     * @return how many the fake has received
     */
    public long bytesReceived() {
        return progress.bytesReceived();
    }

    /**
     * Counts the bytes of the messages of the answer, without what HTTP/2 adds.
     *
     * @return how many the fake has sent
     */
    public long bytesSent() {
        return progress.bytesSent();
    }

    /**
     * Tells what was asked for, in words for people: of an upload name and size, of a chat model, question and files,
     * of others the request's fields.
     *
     * @return one line, without the method; empty if nothing is known of it
     */
    public String description() {
        return call.description();
    }

    /**
     * Returns what was uploaded.
     *
     * @return the upload; empty for all methods but {@code UploadFile}, and for one that was refused for its key
     */
    public Optional<RecordedUpload> upload() {
        return Optional.ofNullable(progress.upload()).map(RecordedUpload::new);
    }

    /**
     * Returns what was asked in a chat.
     *
     * @return the same as in {@code FakeChat.requests()}; empty for methods that ask nothing, and for one that was
     *     refused for its key
     */
    public Optional<ChatRequest> chatRequest() {
        return Optional.ofNullable(progress.chatRequest());
    }

    /** {@return what came and how it ended, in one line} */
    @Override
    public String toString() {
        return call.toString();
    }
}
