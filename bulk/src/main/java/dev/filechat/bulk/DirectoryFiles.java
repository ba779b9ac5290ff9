// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.internal.storage.FileStamp;
import dev.filechat.internal.text.IoFailures;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedMap;
import java.util.TreeMap;

/** The regular files below a directory that fit a pattern. */
final class DirectoryFiles {
    private DirectoryFiles() {}

    /**
     * {@return the files, in the order of their names: the paths below the directory, with slashes} Links are not
     * followed.
     *
     * @throws SourceUnreadableException if the directory, or one below it, cannot be read
     */
    static SortedMap<String, Found> find(Path directory, String glob) {
        PathMatcher matcher = directory.getFileSystem().getPathMatcher("glob:" + glob);
        SortedMap<String, Found> found = new TreeMap<>();
        try {
            if (!Files.isDirectory(directory)) {
                throw new SourceUnreadableException("There is no directory " + directory, null, 0);
            }
            Path root = directory.toRealPath();
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Path below = root.relativize(file);
                    if (attributes.isRegularFile() && matcher.matches(below)) {
                        String name =
                                below.toString().replace(below.getFileSystem().getSeparator(), "/");
                        found.put(name, new Found(file, FileStamp.of(file, attributes, LinkOption.NOFOLLOW_LINKS)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new SourceUnreadableException(
                    "The directory " + directory + " cannot be read: " + IoFailures.reason(e), e, 0);
        }
        return found;
    }

    /**
     * A file.
     *
     * @param path its path
     * @param stamp its stamp when it was found
     */
    record Found(Path path, FileStamp stamp) {}
}
