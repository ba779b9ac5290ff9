// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.chat;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Times as messages. */
final class ProtoTimestamps {

    private ProtoTimestamps() {}

    static Timestamp of(Instant time) {
        return Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build();
    }
}
