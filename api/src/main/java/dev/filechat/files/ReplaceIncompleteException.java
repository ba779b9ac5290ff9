// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import dev.filechat.errors.FileChatException;

/**
 * A file was to be replaced: the new one is stored, but the old one could not be deleted, so that there may be both.
 * Delete the old one; replacing again would upload a third.
 */
public final class ReplaceIncompleteException extends FileChatException {
    private static final long serialVersionUID = 1;

    private final String oldFileId;
    private final transient StoredFile newFile;

    /**
     * @param message what failed and what to do
     * @param cause why the old file could not be deleted
     * @param oldFileId the id of the old file
     * @param newFile the new file
     * @param attempts how often the deletion was tried
     */
    public ReplaceIncompleteException(
            String message, Throwable cause, String oldFileId, StoredFile newFile, int attempts) {
        super(message, cause, false, attempts);
        this.oldFileId = oldFileId;
        this.newFile = newFile;
    }

    /** The id of the old file, which may still be there. */
    public String oldFileId() {
        return oldFileId;
    }

    /** The new file, which is stored. */
    public StoredFile newFile() {
        return newFile;
    }
}
