// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.call;

import dev.filechat.calls.ResponseMetadata;
import io.grpc.Metadata;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * The headers and trailers of a call. Thread-safe, as nothing changes them any more.
 *
 * @param headers what was received before the first message
 * @param trailers what was received at the end; empty before it
 */
record ReceivedHeaders(Metadata headers, Metadata trailers) implements ResponseMetadata.Source {
    /** The names that gRPC can read. */
    private static final Pattern NAME = Pattern.compile("[0-9a-z_.-]+(?<!-bin)");

    @Override
    public void forEach(BiConsumer<String, String> each) {
        copy(headers, each);
        copy(trailers, each);
    }

    private static void copy(Metadata metadata, BiConsumer<String, String> each) {
        for (String name : metadata.keys()) {
            if (NAME.matcher(name).matches()) {
                Iterable<String> values = metadata.getAll(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER));
                if (values != null) {
                    values.forEach(value -> each.accept(name, value));
                }
            }
        }
    }
}
