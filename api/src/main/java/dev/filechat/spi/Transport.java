// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

import dev.filechat.errors.ConfigurationException;

/**
 * Carries the calls of a client: an interface for each of the service's APIs. Each method of those carries out ONE
 * attempt of ONE call, and has no policy: it does not retry what may have reached the service, does not check limits,
 * and does not log failures. Thread-safe; every call blocks its calling thread.
 *
 * <p>The rules of every call:
 * <ul>
 *   <li>It ends when {@link CallContext#remainingNanos()} has passed, with {@link TransportException.Kind#TIMEOUT}.
 *   <li>It ends when no connection is made within {@link TransportSettings#connectTimeout()}, with
 *       {@link TransportException.Kind#CONNECTION} and {@link TransportException.Delivery#UNSENT}.
 *   <li>An upload that waits for the connection to take a chunk, a stream that waits for its next message, and a call
 *       that waits for its answer, end when {@link CallContext#patienceNanos()} have passed, with
 *       {@link TransportException.Kind#STALLED}.
 *   <li>It ends soon when the thread is interrupted (whose flag is then set) or the call is cancelled through
 *       {@link CallContext#onCancel}, with {@link TransportException.Kind#CANCELLED}, and the service sees the cancel.
 *   <li>It throws nothing but {@link TransportException}, which says what is known of the call's outcome. After
 *       {@link #close()} it ends with {@link TransportException.Kind#CANCELLED}.
 *   <li>{@link CallContext#apiKey()} and the headers of the settings go with it.
 * </ul>
 *
 * <p>Every transport has files and chats. An API that is added later is a default method here, which throws a
 * {@link ConfigurationException} that names the transport and the API, and an interface of its own,
 * which grows by default methods that throw {@link UnsupportedOperationException}. A client asks a transport for an API
 * when it is used first, so that a transport that lacks it serves all others.
 */
public interface Transport extends AutoCloseable {
    /** {@return the calls of the Files API, the same object each time} Connects to nothing. */
    FilesTransport files();

    /** {@return the calls of the Chat API, the same object each time} Connects to nothing. */
    ChatTransport chat();

    /**
     * {@return the calls about models, tokens and the API key, the same object each time} Connects to nothing.
     *
     * @throws ConfigurationException if this transport lacks them
     */
    default ModelsTransport models() {
        throw missing("models");
    }

    /**
     * {@return the calls about pictures, the same object each time} Connects to nothing.
     *
     * @throws ConfigurationException if this transport lacks them
     */
    default ImagesTransport images() {
        throw missing("images");
    }

    /**
     * {@return the calls about batches, the same object each time} Connects to nothing.
     *
     * @throws ConfigurationException if this transport lacks them
     */
    default BatchesTransport batches() {
        throw missing("batches");
    }

    /**
     * {@return the calls about collections, the same object each time} Connects to nothing.
     *
     * @throws ConfigurationException if this transport lacks them
     */
    default CollectionsTransport collections() {
        throw missing("collections");
    }

    private ConfigurationException missing(String api) {
        return new ConfigurationException("The transport " + getClass().getName() + " has no calls for " + api
                + "; use one that has, for example filechat-transport-grpc-netty");
    }

    /** Ends all calls and frees threads and connections. Returns within a few seconds; a second call does nothing. */
    @Override
    void close();
}
