// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.wire;

import com.google.protobuf.MessageLite;

/** A message of a call that is none of protobuf's, but knows its size all the same. */
public interface SizedMessage {
    /** Its size on the wire, in bytes. */
    int serializedSize();

    /** The size of a message on the wire, in bytes; 0 if it is of neither kind. */
    static int sizeOf(Object message) {
        return switch (message) {
            case SizedMessage sized -> sized.serializedSize();
            case MessageLite generated -> generated.getSerializedSize();
            default -> 0;
        };
    }
}
