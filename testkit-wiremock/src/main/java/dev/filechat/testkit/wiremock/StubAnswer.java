// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import com.google.protobuf.Message;
import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;

/** What a call is answered with, in the order in which it is sent. */
record StubAnswer(Metadata headers, List<Step> steps, Status status, Metadata trailers) {

    /** A message, or the time before the next one. */
    sealed interface Step {}

    record Send(Message message) implements Step {}

    record Pause(Duration time) implements Step {}
}
