// SPDX-License-Identifier: Apache-2.0
package dev.filechat.admission;

/**
 * Admits the attempts of calls, one by one, before they are sent: the place for a rate limiter, of one JVM or of many
 * over a shared store. Many threads use one at the same time.
 *
 * <p>{@snippet :
 * FileChatClient client = FileChatClient.builder()
 *         .admission(attempt -> {
 *             if (!limiter.tryAcquire(attempt.remainingTime())) {
 *                 throw new NotAdmittedException("More than 100 calls a minute");
 *             }
 *         })
 *         .build();
 * }
 */
@FunctionalInterface
public interface CallAdmission {
    /**
     * Returns when the attempt may be sent. It runs on the thread that makes the call, may block, and is interrupted
     * when the client is closed. The time of the call goes on meanwhile.
     *
     * @param attempt the attempt that is about to be sent
     * @throws NotAdmittedException to refuse the attempt: it ends the call, and is what the caller gets, with the
     *     number of attempts that were sent before; so is any other runtime exception
     * @throws InterruptedException if the thread is interrupted; the call is cancelled then
     */
    void admit(Attempt attempt) throws InterruptedException;
}
