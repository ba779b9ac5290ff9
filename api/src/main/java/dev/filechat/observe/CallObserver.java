// SPDX-License-Identifier: Apache-2.0
package dev.filechat.observe;

/**
 * Observes the calls of a client, for logs, metrics, traces and audits. Many threads use one observer at the same time.
 *
 * <p>What an observer or an observation throws is logged, and changes nothing for the call; only a
 * {@link VirtualMachineError} is passed on. Its methods run on the threads that make the call, so they must not block:
 * an observation that blocks in {@code chunk} holds up the reader of the stream, and a stream that another thread
 * closes meanwhile ends after it.
 *
 * <p>{@snippet :
 * FileChatClient client = FileChatClient.builder()
 *         .observer(call -> new CallObservation() {
 *             @Override
 *             public void ended(CallOutcome outcome) {
 *                 metrics.record(call.operation(), outcome.duration());
 *             }
 *         })
 *         .build();
 * }
 */
@FunctionalInterface
public interface CallObserver {
    /**
     * Observes a call that starts: on the thread that makes it, after its arguments were checked and before anything is
     * sent.
     *
     * @param call what the call is
     * @return what observes the call from now on; {@link CallObservation#NONE} if it is of no interest
     */
    CallObservation started(ObservedCall call);
}
