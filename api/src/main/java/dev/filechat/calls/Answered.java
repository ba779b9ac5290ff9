// SPDX-License-Identifier: Apache-2.0
package dev.filechat.calls;

/** An answer of the service, the outcome of a call, or a failure, with the headers that the service sent. */
public interface Answered {
    /**
     * {@return the headers and trailers with which the service answered; {@link ResponseMetadata#none()} if it did not
     * answer}
     */
    ResponseMetadata metadata();
}
