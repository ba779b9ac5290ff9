// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.internal.ask;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Bounds the number and the weight of what is under way; admits in the order in which it is asked. Thread-safe. */
final class Room {
    private final int most;
    private final long heaviest;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Condition> waiting = new ArrayDeque<>();
    private int count;
    private long weight;

    /** @param heaviest the most weight at once; what is heavier goes alone */
    Room(int most, long heaviest) {
        this.most = most;
        this.heaviest = heaviest;
    }

    void enter(long heavy) throws InterruptedException {
        lock.lockInterruptibly();
        Condition turn = lock.newCondition();
        waiting.addLast(turn);
        try {
            while (waiting.peekFirst() != turn || !hasRoomFor(heavy)) {
                turn.await();
            }
            count++;
            weight += heavy;
        } finally {
            waiting.remove(turn);
            wakeFirst();
            lock.unlock();
        }
    }

    private boolean hasRoomFor(long heavy) {
        return count == 0 || (count < most && heavy <= heaviest - Math.min(weight, heaviest));
    }

    void leave(long heavy) {
        lock.lock();
        try {
            count--;
            weight -= heavy;
            wakeFirst();
        } finally {
            lock.unlock();
        }
    }

    private void wakeFirst() {
        Condition first = waiting.peekFirst();
        if (first != null) {
            first.signal();
        }
    }
}
