// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All scripts. Safe for use by several threads.
 *
 * @param <R> the type of requests
 */
public final class ScriptBook<R> {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Script<R>> scripts = new ArrayList<>();
    private final UnfinishedScripts begun = new UnfinishedScripts();

    public UnfinishedScripts begun() {
        return begun;
    }

    public void add(Script<R> script, Step<R> first) {
        lock.lock();
        try {
            script.add(first);
            scripts.add(script);
        } finally {
            lock.unlock();
        }
    }

    public void append(Script<R> script, Step<R> next) {
        lock.lock();
        try {
            script.add(next);
        } finally {
            lock.unlock();
        }
    }

    public boolean isEmpty() {
        lock.lock();
        try {
            return scripts.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    public void clear() {
        lock.lock();
        try {
            scripts.clear();
            begun.clear();
        } finally {
            lock.unlock();
        }
    }

    /** The answer by the newest script that fits the request and is not used up. */
    public Optional<Step<R>> take(R request) {
        lock.lock();
        try {
            return scripts.reversed().stream()
                    .filter(script -> script.fits(request))
                    .flatMap(script -> script.next().stream())
                    .findFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Says that no script answers the request, and which one comes nearest. */
    public String misfit(R request) {
        lock.lock();
        try {
            Comparator<Script<R>> byNearness = Comparator.comparingDouble(script -> script.nearness(request));
            // Of equals the newest.
            Optional<Script<R>> nearest = scripts.reversed().stream().max(byNearness);
            return "No script answers this chat request: " + request + ". "
                    + nearest.map(script ->
                                    "The nearest of " + scripts.size() + " is script " + (scripts.indexOf(script) + 1)
                                            + ", " + script + ". " + script.misfit(request) + " ")
                            .orElse("")
                    + "Add a script, or have such requests answered from their files: FakeChat.answerUnmatched().";
        } finally {
            lock.unlock();
        }
    }
}
