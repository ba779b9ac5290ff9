// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import java.util.List;

/**
 * What became of a batch of uploads. Immutable and thread-safe.
 *
 * @param all one result for each source, in the order of the sources
 */
public record BatchUpload(List<UploadResult> all) {
    /** Refuses null. */
    public BatchUpload {
        all = List.copyOf(all);
    }

    /** What was uploaded, in the order of the sources. */
    public List<UploadResult.Uploaded> uploaded() {
        return only(UploadResult.Uploaded.class);
    }

    /** What was not, in the order of the sources. */
    public List<UploadResult.Failed> failed() {
        return only(UploadResult.Failed.class);
    }

    /** The files as the service has them, in the order of their sources; those that failed are left out. */
    public List<StoredFile> files() {
        return uploaded().stream().map(UploadResult.Uploaded::file).toList();
    }

    /**
     * The files, one for each source, if all were uploaded.
     *
     * @throws BatchFailedException if one was not; it holds all failures, and the files that were uploaded
     */
    public List<StoredFile> orThrow() {
        List<UploadResult.Failed> failed = failed();
        if (!failed.isEmpty()) {
            throw new BatchFailedException(
                    failed.size() + " of " + all.size() + " uploads",
                    failed.stream().map(UploadResult.Failed::cause).toList(),
                    files());
        }
        return files();
    }

    private <T extends UploadResult> List<T> only(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
