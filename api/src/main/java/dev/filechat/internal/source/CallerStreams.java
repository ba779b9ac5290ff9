// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.source;

import dev.filechat.files.sources.ChannelSource;
import dev.filechat.files.sources.FileSource;
import dev.filechat.files.sources.StreamSource;
import dev.filechat.internal.streams.SingleUseStream;
import dev.filechat.internal.text.ServerText;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks sources that read a stream or a channel of the caller's, before a call begins. */
public final class CallerStreams {
    private CallerStreams() {}

    /** Refuses a source that cannot be read any more; for calls that do something else before they read. */
    public static void checkUnread(FileSource source) {
        Object stream = streamOf(source);
        if (stream != null) {
            SingleUseStream.checkUnread(source, source.name(), stream);
        }
    }

    /** Refuses sources that would share out one stream among them. */
    public static void checkApart(List<? extends FileSource> all) {
        IdentityHashMap<Object, Integer> seen = new IdentityHashMap<>();
        for (int i = 0; i < all.size(); i++) {
            Object stream = streamOf(all.get(i));
            Integer other = stream == null ? null : seen.put(stream, i);
            if (other != null) {
                throw new IllegalArgumentException("sources[" + other + "] and sources[" + i + "], "
                        + quoted(all.get(other)) + " and " + quoted(all.get(i))
                        + ", read the same stream, which can be read only once. Nothing was sent");
            }
        }
    }

    private static String quoted(FileSource source) {
        return "\"" + ServerText.printable(source.name()) + "\"";
    }

    private static @Nullable Object streamOf(FileSource source) {
        return switch (source) {
            case StreamSource stream -> stream.stream();
            case ChannelSource channel -> channel.channel();
            default -> null;
        };
    }
}
