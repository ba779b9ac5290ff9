// SPDX-License-Identifier: Apache-2.0
package dev.filechat.calls;

import static java.util.Objects.requireNonNull;

import dev.filechat.internal.text.ServerText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The headers and the trailers of an answer of the service, or of a gateway before it: the id of the request for a
 * support case, what is left of a rate limit, how long the server took. Which ones there are is the service's choice.
 *
 * <p>{@snippet :
 * ChatResponse answer = chat.sample();
 * log.info("request {}", answer.metadata().requestId().orElse("without an id"));
 *
 * try {
 *     client.files().upload(path);
 * } catch (RateLimitException e) {
 *     e.metadata().firstValue("x-ratelimit-remaining-requests").ifPresent(...);
 * }
 * }
 *
 * <p>Left out are binary headers ({@code -bin}), and what may be a secret: headers whose name has a word such as
 * {@code authorization}, {@code cookie}, {@code key} or {@code token}, and values that hold the API key or look like a
 * key. A value of more than 1,024 characters is left out too, and so is what comes after the first 100 values.
 *
 * <p>Immutable and thread-safe. The headers are read when they are asked for first.
 */
public final class ResponseMetadata {
    private static final ResponseMetadata NONE = new ResponseMetadata(Map::of);
    private static final String REQUEST_ID = "x-request-id";

    /** Replaced by one that returns the same map, once that is made. */
    private volatile Supplier<Map<String, List<String>>> headers;

    private ResponseMetadata(Supplier<Map<String, List<String>>> headers) {
        this.headers = headers;
    }

    /** Headers as a transport has them. */
    @FunctionalInterface
    public interface Source {
        /**
         * Hands over each header, a name and a value, in their order; the same ones each time, on any thread.
         *
         * @param each takes a name and a value
         */
        void forEach(BiConsumer<String, String> each);
    }

    /** {@return the metadata of what the service did not answer} */
    public static ResponseMetadata none() {
        return NONE;
    }

    /**
     * {@return the metadata that has these headers, without those that are left out always}
     *
     * @param headers the values by the names, in any case
     */
    public static ResponseMetadata of(Map<String, ? extends List<String>> headers) {
        Map<String, List<String>> kept = KeptHeaders.of(
                each -> headers.forEach((name, values) -> values.forEach(value -> each.accept(name, value))), null);
        return kept.isEmpty() ? NONE : new ResponseMetadata(() -> kept);
    }

    /**
     * {@return the metadata that a transport received} The headers are read when they are asked for first.
     *
     * @param source the headers, and after them the trailers
     * @param apiKey the key of the attempt: a header that holds it is left out
     */
    public static ResponseMetadata received(Source source, String apiKey) {
        requireNonNull(source, "source");
        requireNonNull(apiKey, "apiKey");
        return new ResponseMetadata(() -> KeptHeaders.of(source, apiKey));
    }

    /** {@return the id that the service gave the request: the header {@code x-request-id}} */
    public Optional<String> requestId() {
        return firstValue(REQUEST_ID);
    }

    /**
     * {@return the first value of a header}
     *
     * @param name the header's name, in any case
     */
    public Optional<String> firstValue(String name) {
        return allValues(name).stream().findFirst();
    }

    /**
     * {@return the values of a header, those of the trailers last; empty if there is none}
     *
     * @param name the header's name, in any case
     */
    public List<String> allValues(String name) {
        return map().getOrDefault(requireNonNull(name, "name").toLowerCase(Locale.ROOT), List.of());
    }

    /** {@return all values by the names, which are in lower case; unmodifiable} */
    public Map<String, List<String>> map() {
        Map<String, List<String>> read = headers.get();
        headers = () -> read;
        return read;
    }

    /** {@return the names and values, with what could forge a line of a log escaped} */
    @Override
    public String toString() {
        return ServerText.escaped(map().toString());
    }
}
