// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

/**
 * Carries the context of the thread that makes a call over to the threads on which filechat runs the caller's code:
 * thread-locals, scoped values, a trace, a security context. Set with
 * {@link FileChatClientBuilder#taskDecorator(TaskDecorator)}. Implementations are thread-safe.
 *
 * <p>A task is the work of one such thread: a tool and the observer's methods for its call, a call of
 * {@link FileChatClient#async()}, the methods of a publisher's subscriber, one file of a batch with its progress
 * listeners, the reading of a stream, a channel, a supplier of streams or a resource for an attempt of an upload. Code
 * that runs on the thread that makes the call has its context anyway, and is not decorated.
 *
 * <p>With Micrometer's context propagation, for what is registered there:
 *
 * <p>{@snippet :
 * ContextSnapshotFactory snapshots = ContextSnapshotFactory.builder().build();
 * FileChatClient.builder().taskDecorator(task -> snapshots.captureAll().wrap(task));
 * }
 *
 * <p>For a scoped value:
 *
 * <p>{@snippet :
 * FileChatClient.builder().taskDecorator(task -> {
 *     User user = USER.get();
 *     return () -> ScopedValue.where(USER, user).run(task);
 * });
 * }
 *
 * <p>The MDC of slf4j is carried over without a decorator. It is set before the decorated task runs, which may change
 * it.
 */
@FunctionalInterface
public interface TaskDecorator {
    /**
     * Wraps a task. Called on the thread that makes the call, or that subscribes, when the task's thread is made.
     *
     * @param task runs once, and throws nothing
     * @return the wrapped task, not null: the task's thread runs it, and it calls {@code task.run()} on that thread
     *     before it returns. If it does not, or if this method throws or returns null, the task fails with an
     *     {@link IllegalStateException} that says so: {@code runTools} and an upload throw it, a future and a
     *     subscriber get it, and a batch has it in the file's result
     */
    Runnable decorate(Runnable task);
}
