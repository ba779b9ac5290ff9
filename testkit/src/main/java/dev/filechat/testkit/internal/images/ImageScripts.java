// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.images;

import dev.filechat.proto.GenerateImageRequest;
import dev.filechat.testkit.chat.TextMatcher;
import io.grpc.Status;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What a test wants to happen to requests for pictures, and the newest of them. Thread-safe. */
public final class ImageScripts {

    private static final int KEPT = 1_000;

    /** The newest is the first. */
    private final Deque<Rule> rules = new ConcurrentLinkedDeque<>();

    /** Guarded by {@link #lock}. */
    private final Deque<GenerateImageRequest> requests = new ArrayDeque<>();

    private final ReentrantLock lock = new ReentrantLock();

    /**
     * What happens to requests.
     *
     * @param prompt what their prompt is like
     * @param refusal refuses them; null if moderation holds their pictures back
     */
    private record Rule(TextMatcher prompt, @Nullable Status refusal) {}

    /** Refuses requests with such a prompt. */
    public void refuse(TextMatcher prompt, Status refusal) {
        rules.addFirst(new Rule(prompt, refusal));
    }

    /** Answers requests with such a prompt without pictures, as moderation does. */
    public void holdBack(TextMatcher prompt) {
        rules.addFirst(new Rule(prompt, null));
    }

    /** Returns the newest requests, oldest first. */
    public List<GenerateImageRequest> requests() {
        lock.lock();
        try {
            return List.copyOf(requests);
        } finally {
            lock.unlock();
        }
    }

    /** Forgets all. */
    public void clear() {
        rules.clear();
        lock.lock();
        try {
            requests.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Keeps a request. */
    void receive(GenerateImageRequest request) {
        lock.lock();
        try {
            requests.addLast(request);
            if (requests.size() > KEPT) {
                requests.removeFirst();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Tells whether the pictures of a prompt are held back.
     *
     * @throws io.grpc.StatusRuntimeException if requests with it are refused
     */
    boolean holdsBack(String prompt) {
        Optional<Rule> newest =
                rules.stream().filter(rule -> rule.prompt().matches(prompt)).findFirst();
        Status refusal = newest.map(Rule::refusal).orElse(null);
        if (refusal != null) {
            throw refusal.asRuntimeException();
        }
        return newest.isPresent();
    }
}
