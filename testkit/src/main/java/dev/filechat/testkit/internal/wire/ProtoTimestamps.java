// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.wire;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Times as messages. */
public final class ProtoTimestamps {

    private ProtoTimestamps() {}

    public static Timestamp of(Instant time) {
        return Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build();
    }
}
