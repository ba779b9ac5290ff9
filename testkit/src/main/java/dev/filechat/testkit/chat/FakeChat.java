// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.chat;

import dev.filechat.testkit.internal.script.Condition;
import dev.filechat.testkit.internal.script.Scripts;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * What a fake answers in chats, and what it was asked. Safe for use by several threads.
 *
 * <p>Without a script, the fake answers from the files that the messages mention. A script answers the requests that it
 * is written for; of several that fit, the newest one that is not used up. A request that no script fits is then
 * refused with {@code INVALID_ARGUMENT} and a message that says what was asked and which script comes nearest, so that
 * a test does not go on with an answer that nobody meant; {@link #answerUnmatched} has it answered from the files
 * instead.
 *
 * <p>A request that the service refuses, because of its settings or of a file that is not there, is refused whatever
 * the scripts answer.
 */
public final class FakeChat {

    private final Scripts<ChatRequest> scripts;
    private final Runnable forgetResponses;

    /**
     * Makes a view of scripts.
     *
     * @param scripts the scripts
     * @param forgetResponses forgets the stored and the deferred responses
     */
    public FakeChat(Scripts<ChatRequest> scripts, Runnable forgetResponses) {
        this.scripts = scripts;
        this.forgetResponses = forgetResponses;
    }

    /**
     * Begins a script for requests whose last user message is like this.
     *
     * @param text what the text is like; several texts of one message count as one, with spaces between
     * @return the script, which needs an answer
     */
    public ChatScript whenUserSays(TextMatcher text) {
        Objects.requireNonNull(text, "text");
        return new ChatScript(
                scripts.book(),
                List.of(new Condition<>(
                        "user says " + text,
                        request -> text.matches(request.lastUserText()),
                        request -> text.likeness(request.lastUserText()))));
    }

    /**
     * Begins a script for all requests.
     *
     * @return the script, which needs an answer
     */
    public ChatScript whenAnything() {
        return new ChatScript(scripts.book(), List.of());
    }

    /**
     * Has requests that no script fits answered as without scripts, from now on.
     *
     * @return this
     */
    public FakeChat answerUnmatched() {
        scripts.answersUnmatched(true);
        return this;
    }

    /**
     * Has requests that no script fits refused, from now on, if there is a script. This is the default.
     *
     * @return this
     */
    public FakeChat refuseUnmatched() {
        scripts.answersUnmatched(false);
        return this;
    }

    /**
     * Returns the requests of all keys since the start or the last {@link #reset}, also those that were refused. Only
     * the newest 1,000 are kept.
     *
     * @return the requests, in the order in which they came
     */
    public List<ChatRequest> requests() {
        return scripts.requests();
    }

    /**
     * Returns the newest request.
     *
     * @return the request
     * @throws NoSuchElementException if there is none
     */
    public ChatRequest lastRequest() {
        List<ChatRequest> all = scripts.requests();
        if (all.isEmpty()) {
            throw new NoSuchElementException("The fake received no chat request");
        }
        return all.getLast();
    }

    /**
     * Returns the requests that no script answered though there were scripts, for a test to see at its end that there
     * was none.
     *
     * @return the requests, in the order in which they came; only the newest 1,000 are kept
     */
    public List<ChatRequest> unmatchedRequests() {
        return scripts.unmatched();
    }

    /**
     * Returns the scripts that have no answer yet: each {@code when...()} needs one. Requests are refused
     * while there is one.
     *
     * @return for each, the requests that it is for and the place where the test begins it, in the order in which they
     *     were begun
     */
    public List<String> scriptsWithoutAnswer() {
        return scripts.book().begun().now();
    }

    /**
     * Forgets all scripts, requests, stored responses and deferred ones, and refuses what no script fits: as at the
     * start.
     */
    public void reset() {
        scripts.clear();
        forgetResponses.run();
    }
}
