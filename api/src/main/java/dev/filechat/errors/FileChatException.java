// SPDX-License-Identifier: Apache-2.0
package dev.filechat.errors;

import dev.filechat.calls.Answered;
import dev.filechat.calls.ResponseMetadata;
import dev.filechat.chat.NoAnswerException;
import dev.filechat.files.FileTooLargeException;
import dev.filechat.internal.text.ServerText;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of what filechat throws when something went wrong outside the program: the service refused
 * ({@link ServiceException}), its answer was empty ({@link NoAnswerException}), it could not be reached
 * ({@link TransportFailureException}), the data was wrong ({@link IntegrityException}, {@link SourceChangedException},
 * {@link SourceUnreadableException}, {@link FileTooLargeException}), or the client is configured wrongly
 * ({@link ConfigurationException}).
 *
 * <p>Mistakes in the calling code are {@link IllegalArgumentException}, {@link IllegalStateException} and
 * {@link NullPointerException}, as everywhere. No message holds an API key or the content of a file.
 */
public abstract class FileChatException extends RuntimeException implements Answered {
    private static final long serialVersionUID = 1;

    private final boolean retryable;
    private final int attempts;
    private final @Nullable Duration retryAfter;
    private final transient @Nullable ResponseMetadata metadata;

    /**
     * @param message what failed and what to do
     * @param cause what it was caused by
     * @param retryable whether the same call, made again later, may succeed and does no harm
     * @param attempts the number of attempts, 0 if nothing was sent
     */
    protected FileChatException(String message, @Nullable Throwable cause, boolean retryable, int attempts) {
        this(message, cause, null, retryable, attempts);
    }

    /**
     * @param message what failed and what to do
     * @param cause what it was caused by
     * @param retryAfter how long the service asks to wait before the next attempt, null if it did not say
     * @param retryable whether the same call, made again later, may succeed and does no harm
     * @param attempts the number of attempts, 0 if nothing was sent
     */
    protected FileChatException(
            String message, @Nullable Throwable cause, @Nullable Duration retryAfter, boolean retryable, int attempts) {
        super(ServerText.escaped(String.valueOf(message)), cause);
        this.retryAfter = retryAfter;
        this.retryable = retryable;
        this.attempts = attempts;
        this.metadata = cause instanceof Answered answered ? answered.metadata() : null;
    }

    /**
     * {@return whether the same call, made again later, may succeed and does no harm} The client has used up its own
     * attempts by then.
     */
    public boolean retryable() {
        return retryable;
    }

    /**
     * {@return how long the service asks to wait before the next attempt; empty if it did not say} The client itself
     * waits for up to 60 s, if that is less than what is left of the call's time; where the service asks for more, the
     * call fails at once.
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** {@return the number of attempts of the call; 0 if nothing was sent} */
    public int attempts() {
        return attempts;
    }

    /**
     * {@return the headers and trailers of the answer that failed the call, for example the id of the request;
     * {@link ResponseMetadata#none()} if the service did not answer} They are those of the last attempt, and are not
     * serialized.
     */
    @Override
    public ResponseMetadata metadata() {
        return metadata == null ? ResponseMetadata.none() : metadata;
    }
}
