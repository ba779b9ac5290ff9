// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.files;

import dev.filechat.errors.FileChatException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.files.DeletedFile;
import dev.filechat.files.FilesService;
import dev.filechat.files.ReplaceIncompleteException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.internal.source.CallerStreams;
import dev.filechat.internal.text.ServerText;

/** Replaces a file with a new one, which the service cannot do in one step. */
final class Replacement {
    private Replacement() {}

    static StoredFile replace(FilesService files, String oldFileId, FileSource source, UploadOptions options) {
        CallerStreams.checkUnread(source);
        StoredFile old = files.get(oldFileId);
        StoredFile stored = files.upload(source, options);
        try {
            DeletedFile unused = files.delete(old.id());
        } catch (NotFoundException e) {
            return stored; // deleted by another client meanwhile, as it should be
        } catch (FileChatException e) {
            throw incomplete(oldFileId, stored, e, e.attempts());
        } catch (IllegalStateException e) { // the client was closed meanwhile
            throw incomplete(oldFileId, stored, e, 0);
        }
        return stored;
    }

    private static ReplaceIncompleteException incomplete(
            String oldFileId, StoredFile stored, RuntimeException cause, int attempts) {
        return new ReplaceIncompleteException(
                "Replacing file " + ServerText.printable(oldFileId)
                        + " was completed in part: the new file is stored as "
                        + ServerText.printable(stored.id()) + ", but the old one could not be deleted ("
                        + cause.getMessage() + "). Delete it; replacing again would upload a third",
                cause,
                oldFileId,
                stored,
                attempts);
    }
}
