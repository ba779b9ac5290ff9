// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.OutputMismatchException;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.ResponseFormat;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.jackson.internal.json.ElementReader;
import dev.filechat.jackson.internal.json.MismatchException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The elements of an answer that is a list, each as soon as the model has written it:
 *
 * <pre>{@code
 * try (RecordStream<Line> lines = RecordStream.of(chat, RecordFormat.of(new TypeReference<List<Line>>() {}))) {
 *     for (Line line : lines) ...
 *     chat.append(lines.response());
 * }
 * }</pre>
 *
 * <p>An answer that has a head and then a list can be a list as well: of a sealed interface that permits both. A stream
 * is iterated once, on one thread; {@link #close()} may be called on any thread, and cancels the call if it is still
 * under way.
 *
 * @param <T> the type of the elements
 */
public final class RecordStream<T> implements Iterable<T>, AutoCloseable {
    private final ChatStream stream;
    private final Iterator<ChatChunk> chunks;
    private final RecordFormat<List<T>> format;
    private final ElementReader reader = new ElementReader();
    private final Deque<T> elements = new ArrayDeque<>();
    private int count;
    private boolean complete;

    private RecordStream(ChatStream stream, RecordFormat<List<T>> format) {
        this.stream = stream;
        this.chunks = stream.iterator();
        this.format = format;
    }

    /** As {@link #of(Chat, RecordFormat, ChatOptions)}, with the chat's options. */
    public static <T> RecordStream<T> of(Chat chat, RecordFormat<List<T>> format) {
        return of(chat, format, ChatOptions.none());
    }

    /**
     * Asks for one answer that is a list, as {@link Chat#stream(ChatOptions)} does. The format applies to this call
     * only. The answer is not appended to the chat.
     */
    public static <T> RecordStream<T> of(Chat chat, RecordFormat<List<T>> format, ChatOptions overrides) {
        requireNonNull(chat, "chat");
        ResponseFormat schema =
                ResponseFormat.jsonSchema(requireNonNull(format, "format").jsonSchema());
        return new RecordStream<>(
                chat.stream(requireNonNull(overrides, "overrides").toBuilder()
                        .responseFormat(schema)
                        .build()),
                format);
    }

    /**
     * {@return the elements; {@code hasNext} waits for the next one} A second iterator continues where the first one
     * is. It throws what the iterator of {@link ChatStream} throws, and {@link OutputMismatchException} when an element
     * does not match, or at the end if the text around the elements does not.
     */
    @Override
    public Iterator<T> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                while (elements.isEmpty() && chunks.hasNext()) {
                    read(chunks.next().content());
                }
                if (elements.isEmpty() && !complete) {
                    complete = true;
                    readWhole();
                }
                return !elements.isEmpty();
            }

            @Override
            public T next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("The answer has no more elements");
                }
                return elements.remove();
            }
        };
    }

    /** {@return the answer so far; after the last element, the whole answer} */
    public ChatResponse response() {
        return stream.response();
    }

    /** Cancels the call if it has not ended. */
    @Override
    public void close() {
        complete = true;
        stream.close();
    }

    private void read(String piece) {
        try {
            reader.read(piece, this::add);
        } catch (MismatchException e) {
            throw new OutputMismatchException(e.path(), e.problem(), response().content(), e.getCause()).in(response());
        }
    }

    private void add(JsonNode element) throws MismatchException {
        ObjectNode alone = format.mapper().createObjectNode();
        alone.putArray("value").add(element);
        try {
            elements.addAll(format.value(alone));
        } catch (MismatchException e) {
            throw e.from("/value/0");
        }
        count++;
    }

    /**
     * Checks the whole answer, and adds elements that were not found while it arrived, such as those after another
     * text.
     */
    private void readWhole() {
        try {
            List<T> whole = format.decode(response().content());
            elements.addAll(whole.subList(Math.min(count, whole.size()), whole.size()));
        } catch (OutputMismatchException e) {
            throw e.in(response());
        }
    }
}
