// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.script;

import dev.filechat.testkit.internal.wire.InvalidRequest;
import java.util.List;

/**
 * The scripts of a fake, and the requests that came. Safe for use by several threads.
 *
 * @param <R> the type of requests
 */
public final class Scripts<R> {

    private final ScriptBook<R> book = new ScriptBook<>();
    private final NewestRequests<R> requests = new NewestRequests<>();
    private final NewestRequests<R> unmatched = new NewestRequests<>();
    private volatile boolean answersUnmatched;

    public ScriptBook<R> book() {
        return book;
    }

    /** Whether requests that no script fits are answered as without scripts. */
    public void answersUnmatched(boolean wanted) {
        answersUnmatched = wanted;
    }

    public List<R> requests() {
        return requests.all();
    }

    /** Returns the requests that no script answered though there were scripts. */
    public List<R> unmatched() {
        return unmatched.all();
    }

    public void clear() {
        book.clear();
        requests.clear();
        unmatched.clear();
        answersUnmatched = false;
    }

    public void received(R request) {
        requests.add(request);
    }

    /** Returns what answers the request. */
    public Step<R> answering(R request, Step<R> byDefault) {
        List<String> abandoned = book.begun().abandoned();
        if (!abandoned.isEmpty()) {
            unmatched.add(request);
            throw InvalidRequest.of("A script has no answer: " + String.join("; ", abandoned)
                    + ". Say what it answers, by reply(...) for example.");
        }
        if (book.isEmpty()) {
            return byDefault;
        }
        return book.take(request).orElseGet(() -> {
            unmatched.add(request);
            if (answersUnmatched) {
                return byDefault;
            }
            throw InvalidRequest.of(book.misfit(request));
        });
    }
}
