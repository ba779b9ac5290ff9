// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts lists, leaving out elements without a counterpart. */
public final class MessageLists {
    private MessageLists() {}

    /** {@return the counterparts of the elements, in order, without nulls} */
    public static <A, B> List<B> map(List<A> list, Mapper<? super A, ? extends B> mapper) {
        if (list.isEmpty()) {
            return List.of();
        }
        List<B> result = new ArrayList<>(list.size());
        for (A element : list) {
            B mapped = mapper.map(element);
            if (mapped != null) {
                result.add(mapped);
            }
        }
        return result;
    }

    /** Converts an element into its counterpart. */
    @FunctionalInterface
    public interface Mapper<A, B> {
        /** {@return the counterpart, or null if there is none} */
        @Nullable
        B map(A element);
    }
}
