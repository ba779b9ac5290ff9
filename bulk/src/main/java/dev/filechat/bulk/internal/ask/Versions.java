// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.internal.ask;

import dev.filechat.bulk.ask.BulkInput;
import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.files.sources.PathSource;
import dev.filechat.internal.storage.FileStamp;
import dev.filechat.internal.text.IoFailures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Finds out the version of an input without reading its content. */
final class Versions {
    private static final LinkOption[] FOLLOW = {};
    private static final LinkOption[] NO_FOLLOW = {LinkOption.NOFOLLOW_LINKS};

    private Versions() {}

    /** {@return the version; empty if only the content tells it} */
    static Optional<String> of(BulkInput input) {
        if (input.version().isEmpty()
                && input.source().isPresent()
                && input.source().get() instanceof PathSource path) {
            return Optional.of(stamp(path));
        }
        return input.version();
    }

    private static String stamp(PathSource source) {
        LinkOption[] links = source.followLinks() ? FOLLOW : NO_FOLLOW;
        try {
            FileStamp stamp = FileStamp.of(
                    source.path(), Files.readAttributes(source.path(), BasicFileAttributes.class, links), links);
            return stamp.size() + "," + stamp.times();
        } catch (NoSuchFileException e) {
            throw new SourceUnreadableException("There is no file " + source.path(), e, 0);
        } catch (IOException e) {
            throw new SourceUnreadableException(
                    "The file " + source.path() + " cannot be read: " + IoFailures.reason(e), e, 0);
        }
    }
}
