// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import dev.filechat.errors.AuthenticationException;
import dev.filechat.errors.CallStalledException;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.InvalidArgumentException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.PermissionDeniedException;
import dev.filechat.errors.RateLimitException;
import dev.filechat.errors.ServiceException;
import dev.filechat.errors.UnavailableException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.exception.TimeoutException;
import java.util.function.Supplier;

/**
 * filechat's failures as LangChain4j's, with the former as their cause.
 *
 * @param namesStored whether the request names files or responses that the service stores, so that one of these may be
 *     what the service did not find, and not the model
 */
record Failures(boolean namesStored) {
    <T> T translating(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            throw translated(e);
        }
    }

    /** {@return the failure to report} Errors, and mistakes in the calling code, stay as they are. */
    Throwable translated(Throwable failure) {
        return failure instanceof RuntimeException exception ? translated(exception) : failure;
    }

    private RuntimeException translated(RuntimeException failure) {
        return switch (failure) {
            case FileChatException e -> translated(e);
            case IllegalArgumentException e -> new InvalidRequestException(e.getMessage(), e);
            default -> failure;
        };
    }

    private LangChain4jException translated(FileChatException failure) {
        String message = failure.getMessage();
        return switch (failure) {
            case AuthenticationException e -> new dev.langchain4j.exception.AuthenticationException(message, e);
            case PermissionDeniedException e -> new dev.langchain4j.exception.AuthenticationException(message, e);
            case RateLimitException e -> new dev.langchain4j.exception.RateLimitException(message, e);
            case InvalidArgumentException e -> new InvalidRequestException(message, e);
            case NotFoundException e ->
                namesStored ? new InvalidRequestException(message, e) : new ModelNotFoundException(message, e);
            case CallTimeoutException e -> new TimeoutException(message, e);
            case CallStalledException e -> new TimeoutException(message, e);
            case ServiceException e -> ofService(e);
            case UnavailableException e
            when e.status().isPresent() && e.retryable() -> new InternalServerException(message, e);
            default ->
                failure.retryable()
                        ? new RetriableException(message, failure)
                        : new NonRetriableException(message, failure);
        };
    }

    private static LangChain4jException ofService(ServiceException failure) {
        String message = failure.getMessage();
        return switch (failure.status()) {
            case FAILED_PRECONDITION, OUT_OF_RANGE, ALREADY_EXISTS, UNIMPLEMENTED ->
                new InvalidRequestException(message, failure);
            default ->
                failure.retryable()
                        ? new InternalServerException(message, failure)
                        : new NonRetriableException(message, failure);
        };
    }
}
