// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.concurrent;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Makes the threads on which the caller's code runs. The decorator and slf4j's MDC carry the context of the calling
 * thread over to them. Thread-safe.
 */
public final class CallerThreads {
    /** For filechat's own code, which must not depend on the decorator. */
    public static final CallerThreads UNDECORATED = new CallerThreads("none", task -> task);

    private static final Logger log = LoggerFactory.getLogger("dev.filechat");

    private final String decoratorName;
    private final UnaryOperator<Runnable> decorator;

    /**
     * @param decoratorName what messages call the decorator
     * @param decorator wraps each task; comes from the user, so it may fail or return null
     */
    public CallerThreads(String decoratorName, UnaryOperator<Runnable> decorator) {
        this.decoratorName = decoratorName;
        this.decorator = decorator;
    }

    /**
     * {@return a virtual thread that is not started}
     *
     * @param task throws nothing
     * @param notRun run in place of the task, on the same thread, if the decorator did not let it run
     */
    public Thread unstarted(String name, Runnable task, Consumer<? super RuntimeException> notRun) {
        Map<String, String> mdc = MDC.getCopyOfContextMap();
        OneRun once = new OneRun(task);
        Runnable decorated = decorate(once);
        return Thread.ofVirtual().name(name).unstarted(() -> {
            if (mdc != null) {
                MDC.setContextMap(mdc);
            }
            run(decorated, once, notRun);
        });
    }

    /** {@return the decorated task, or one that throws the decorator's failure when it is run} */
    private Runnable decorate(Runnable task) {
        try {
            Runnable decorated = decorator.apply(task);
            return decorated != null
                    ? decorated
                    : new Refused(refusal("gave null; it must give what runs the task", null));
        } catch (Throwable e) { // the caller's code
            return new Refused(refusal("failed: " + e, e));
        }
    }

    private IllegalStateException refusal(String what, @Nullable Throwable cause) {
        return new IllegalStateException("The task decorator " + decoratorName + " " + what, cause);
    }

    private void run(Runnable decorated, OneRun once, Consumer<? super RuntimeException> notRun) {
        if (decorated instanceof Refused(IllegalStateException reason)) {
            notRun.accept(reason);
            return;
        }
        once.open();
        Throwable thrown = null;
        try {
            decorated.run();
        } catch (Throwable e) { // the caller's code
            thrown = e;
        }
        if (!once.begun()) {
            notRun.accept(refusal(
                    thrown == null
                            ? "did not run the task; it must run it on the thread that it is called on, before it"
                                    + " returns"
                            : "failed before it ran the task: " + thrown,
                    thrown));
        } else if (thrown != null) {
            log.warn("The task decorator failed after its task had run, which changes nothing", thrown);
        }
    }

    /** Stands for the decorated task that a decorator should have returned. */
    private record Refused(IllegalStateException reason) implements Runnable {
        @Override
        public void run() {
            throw reason;
        }
    }

    /** A task that runs once, on the thread that opened it. */
    private static final class OneRun implements Runnable {
        private final Runnable task;
        private volatile @Nullable Thread thread;
        private boolean begun;

        OneRun(Runnable task) {
            this.task = task;
        }

        void open() {
            thread = Thread.currentThread();
        }

        boolean begun() {
            return begun;
        }

        @Override
        public void run() {
            if (thread != Thread.currentThread()) {
                throw new IllegalStateException(
                        "A decorated task must run on the thread that was created for it, not on this one");
            }
            if (begun) {
                throw new IllegalStateException("A decorated task must run only once");
            }
            begun = true;
            task.run();
        }
    }
}
