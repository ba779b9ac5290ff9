// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.chat.ChatRequest;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A fake that answers a number of questions, and then holds all others until it is released. */
final class HeldAnswers {
    private final Semaphore goOn = new Semaphore(0);
    private final CountDownLatch held;
    private final AtomicInteger free;

    /**
     * Begins.
     *
     * @param free the number of questions that are answered before
     * @param held the number of questions to be held
     */
    HeldAnswers(FakeXai xai, int free, int held) {
        this.free = new AtomicInteger(free);
        this.held = new CountDownLatch(held);
        xai.chat().whenAnything().replyWith(this::answer);
    }

    private String answer(ChatRequest request) {
        if (free.decrementAndGet() < 0) {
            held.countDown();
            try {
                goOn.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return "It is about " + request.lastMessage().files().getFirst().name();
    }

    void awaitHeld(Duration timeout) throws InterruptedException {
        if (!held.await(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError(held.getCount() + " questions are missing");
        }
    }

    /** Lets one of the held questions be answered, or the next one. */
    void answerOne() {
        goOn.release();
    }

    /** Lets all questions be answered. */
    void goOn() {
        goOn.release(Integer.MAX_VALUE / 2);
    }
}
