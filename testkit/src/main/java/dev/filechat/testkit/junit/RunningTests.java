// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.junit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Which test runs on which thread. A thread may begin another test while one waits: JUnit's pool does so. Safe for use
 * by several threads.
 */
final class RunningTests {

    private final ThreadLocal<Deque<TestFake>> onThisThread = ThreadLocal.withInitial(ArrayDeque::new);
    private final ReentrantLock lock = new ReentrantLock();
    private final List<TestFake> all = new ArrayList<>();

    void begin(TestFake test) {
        onThisThread.get().push(test);
        lock.lock();
        try {
            all.add(test);
        } finally {
            lock.unlock();
        }
    }

    void end(TestFake test) {
        Deque<TestFake> own = onThisThread.get();
        own.removeFirstOccurrence(test);
        if (own.isEmpty()) {
            onThisThread.remove();
        }
        lock.lock();
        try {
            all.remove(test);
        } finally {
            lock.unlock();
        }
    }

    TestFake current() {
        TestFake own = onThisThread.get().peek();
        if (own != null) {
            return own;
        }
        lock.lock();
        try {
            List<TestFake> different = all.stream().distinct().toList();
            if (different.isEmpty()) {
                throw new IllegalStateException("No test with this extension is running. It has a fake from the first"
                        + " @BeforeEach to the last @AfterEach of a test; register it in a static field, with"
                        + " @RegisterExtension");
            }
            if (different.size() > 1) {
                throw new IllegalStateException(
                        "Several tests are running, and this thread runs none of them. Take FakeXai"
                                + " as a parameter of the test, and hand it to the threads that the test starts");
            }
            return different.getFirst();
        } finally {
            lock.unlock();
        }
    }
}
