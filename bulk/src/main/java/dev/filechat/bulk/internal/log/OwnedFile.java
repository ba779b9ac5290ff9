// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.internal.log;

import dev.filechat.internal.storage.PrivateFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps other processes, and others in this one, from a file, by a lock on a file beside it: a lock on the file itself
 * would end when any stream of it is closed. The system gives it up when the process dies.
 */
final class OwnedFile implements Closeable {
    private final FileChannel channel;

    private OwnedFile(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws IllegalStateException if another has it */
    static OwnedFile own(Path file) throws IOException {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        PrivateFiles.createIfAbsent(lock);
        FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        boolean mine = false;
        try {
            mine = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) { // by this process
        } finally {
            if (!mine) {
                channel.close();
            }
        }
        if (!mine) {
            throw new IllegalStateException("The journal " + file
                    + " is used by another job, which may be of another process. Wait until it has ended, or give this"
                    + " job another journal");
        }
        return new OwnedFile(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
