// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

/**
 * What an upload does if all of it was sent and no answer says whether the file is stored. Set with
 * {@link UploadOptions.Builder#onUnknownOutcome}.
 */
public enum UnknownOutcome {
    /** Throws {@link dev.filechat.errors.UnknownOutcomeException} without searching the listing. */
    FAIL,

    /**
     * Looks for the file in the listing. The newest files are noted before the upload; a candidate is a file that the
     * listing has afterwards, that is newer by the service's own clock, has the name and the size, and was not uploaded
     * by another call of this client. The only candidate is taken for the uploaded file, unless another upload of this
     * client under the same name is under way or has an unknown outcome too, since it may be that one's. In all other
     * cases {@link dev.filechat.errors.UnknownOutcomeException} is thrown, with the
     * {@linkplain dev.filechat.errors.UnknownOutcomeException#candidateIds() candidates}. The file is never uploaded
     * again, also where there is no candidate, as the service may show it later.
     *
     * <p>It costs a listing before each upload, and all of it happens within the upload's time. Another client that
     * uploads a file of the same name and size at the same time may be mistaken for this one;
     * {@link UploadOptions.Builder#compareContent()} excludes that unless its content is the same, too.
     */
    RECONCILE
}
