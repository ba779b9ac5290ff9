// SPDX-License-Identifier: Apache-2.0
package dev.filechat.admission;

import dev.filechat.observe.ObservedCall;
import java.time.Duration;

/** An attempt of a call that is about to be sent. Immutable and thread-safe. The client implements it. */
public interface Attempt {
    /** Returns the call. */
    ObservedCall call();

    /** Returns the number of the attempt; 1 is the first. */
    int number();

    /**
     * Returns the estimated number of tokens that the call will use: a quarter of the characters of its messages, and
     * the limit of output tokens if one is set. 0 for calls of the Files API. What images and files add is not known
     * here.
     */
    long estimatedTokens();

    /** Returns the number of bytes of the file, or of the inline files of a chat; 0 if it is not known. */
    long estimatedBytes();

    /** Returns the time that is left of the call's timeout. */
    Duration remainingTime();
}
