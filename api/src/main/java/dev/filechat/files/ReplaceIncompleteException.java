// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import dev.filechat.errors.FileChatException;

/**
 * The replacement of a file is incomplete: the new file is stored, but the old one could not be deleted, so that both
 * may exist. Delete the old one; another replacement would upload a third.
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
     * @param attempts the number of attempts of the deletion
     */
    public ReplaceIncompleteException(
            String message, Throwable cause, String oldFileId, StoredFile newFile, int attempts) {
        super(message, cause, false, attempts);
        this.oldFileId = oldFileId;
        this.newFile = newFile;
    }

    /** {@return the id of the old file, which may still be there} */
    public String oldFileId() {
        return oldFileId;
    }

    /** {@return the new file, which is stored} */
    public StoredFile newFile() {
        return newFile;
    }
}
