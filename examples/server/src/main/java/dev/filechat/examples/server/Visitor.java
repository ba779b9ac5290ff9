// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.server;

import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatEvent;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.FileContent;
import dev.filechat.chat.messages.FileRef;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.IncludeOption;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.InlineCitation;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.search.CitationSource;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.FileChatException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One open page: its files, its conversation, and the answer that is being written. Thread-safe. */
final class Visitor implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Visitor.class.getName());

    private final FileChatClient client;
    private final String model;
    private final Uploads files;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicInteger requests = new AtomicInteger();
    private final List<StoredFile> notYetAskedAbout = new ArrayList<>();
    private final Set<String> removed = new HashSet<>(); // the ids of files
    private Chat chat;
    private @Nullable Usage usage; // of all answers so far
    private @Nullable RunningAnswer answer;
    private boolean closed;
    private final InstantSource clock;
    private volatile Instant lastSeen;

    Visitor(FileChatClient client, String model, InstantSource clock) {
        this.client = client;
        this.model = model;
        this.clock = clock;
        lastSeen = clock.instant();
        files = new Uploads(client);
        chat = newChat(client, model);
    }

    private static Chat newChat(FileChatClient client, String model) {
        return client.chat()
                .create(
                        model,
                        ChatOptions.builder()
                                .include(IncludeOption.INLINE_CITATIONS)
                                .build());
    }

    void requestBegins() {
        requests.incrementAndGet();
    }

    void requestEnds() {
        lastSeen = clock.instant();
        requests.decrementAndGet();
    }

    boolean idleFor(Duration time) {
        return requests.get() == 0 && lastSeen.plus(time).isBefore(clock.instant());
    }

    /** Uploads a file as it is read; the next question is about it, too, unless it is removed before. */
    void upload(String key, FileSource source) {
        StoredFile file = files.upload(key, source);
        lock.lock();
        try {
            if (!removed.contains(file.id())) {
                notYetAskedAbout.add(file);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Deletes a file, or cancels its upload; no question to come is about it. */
    void remove(String key) {
        StoredFile file = files.remove(key);
        if (file != null) {
            lock.lock();
            try {
                removed.add(file.id());
                notYetAskedAbout.remove(file);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Begins to answer a question. */
    RunningAnswer ask(String question) {
        lock.lock();
        try {
            if (closed) {
                throw new Refusal(410, Visitors.GONE);
            }
            if (answer != null && answer.running()) {
                throw new Refusal(409, "The answer before is still being written. Stop it first.");
            }
            List<StoredFile> about = List.copyOf(notYetAskedAbout);
            Chat next = conversation(); // takes the place of the conversation once there is an answer
            next.append(user(question, about.stream().map(Content::file).toList()));
            answer = new RunningAnswer(events -> answer(next, about, events));
            return answer;
        } finally {
            lock.unlock();
        }
    }

    /** A copy of the conversation without the files that were removed: the service refuses messages that name them. */
    private Chat conversation() {
        if (chat.messages().stream()
                .flatMap(message -> message.contents().stream())
                .noneMatch(this::isRemoved)) {
            return chat.fork();
        }
        Chat copy = newChat(client, model);
        for (Message message : chat.messages()) {
            List<Content> left = message.contents().stream()
                    .filter(content -> !isRemoved(content))
                    .toList();
            boolean whole = left.size() == message.contents().size();
            copy.append(
                    whole
                            ? message
                            : Message.builder(message.role()).contents(left).build());
        }
        return copy;
    }

    private boolean isRemoved(Content content) {
        return content instanceof FileContent file
                && file.ref() instanceof FileRef.Uploaded uploaded
                && removed.contains(uploaded.fileId());
    }

    private SentEvent answer(Chat next, List<StoredFile> about, Consumer<SentEvent> events) {
        try (ChatStream stream = next.stream()) {
            try {
                for (ChatEvent event : stream.events()) {
                    send(event, next, events);
                }
                return SentEvent.end("done");
            } finally {
                keep(next, about, stream.response());
            }
        } catch (CallCancelledException e) {
            return SentEvent.end("stopped");
        } catch (FileChatException e) {
            return SentEvent.end("failed\n" + e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "An answer failed", e);
            return SentEvent.end("failed\nThe server has an error; its log says more.");
        }
    }

    private void send(ChatEvent event, Chat next, Consumer<SentEvent> events) {
        switch (event) {
            case ChatEvent.Text text -> events.accept(new SentEvent("text", text.text()));
            case ChatEvent.Cited cited ->
                events.accept(new SentEvent("cited", cited.citation().id() + "\n" + source(next, cited.citation())));
            case ChatEvent.Finished finished ->
                events.accept(
                        new SentEvent("cost", cost(finished.response().usage().orElse(null))));
            default -> {} // the page shows no thoughts and no calls of tools
        }
    }

    private static String source(Chat chat, InlineCitation citation) {
        return chat.fileName(citation).orElseGet(() -> switch (citation.source()) {
            case CitationSource.Web web -> web.url();
            case CitationSource.X post -> post.url();
            default -> "a source without a name";
        });
    }

    private String cost(@Nullable Usage now) {
        if (now == null) {
            return "The service did not say what this answer costs";
        }
        lock.lock();
        try {
            Usage all = usage == null ? now : usage.plus(now);
            return "This answer: %s. All answers: %s".formatted(text(now), text(all));
        } finally {
            lock.unlock();
        }
    }

    private static String text(Usage usage) {
        return "%,d tokens".formatted(usage.totalTokens())
                + usage.costInUsd()
                        .map(usd -> ", $" + usd.stripTrailingZeros().toPlainString())
                        .orElse("");
    }

    /** Keeps the question with what there is of its answer. A question without any is as if it was not asked. */
    private void keep(Chat next, List<StoredFile> about, ChatResponse response) {
        if (response.content().isEmpty()) {
            return;
        }
        lock.lock();
        try {
            chat = next.append(response);
            notYetAskedAbout.removeAll(about);
            Usage now = response.usage().orElse(null);
            if (now != null) {
                usage = usage == null ? now : usage.plus(now);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Stops the answer if one is being written. */
    void stop() {
        RunningAnswer running;
        lock.lock();
        try {
            running = answer;
        } finally {
            lock.unlock();
        }
        if (running != null) {
            running.stop();
        }
    }

    /** Stops the answer, and deletes the files. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        stop();
        files.close();
    }
}
