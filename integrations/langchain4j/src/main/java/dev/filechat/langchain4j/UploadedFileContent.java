// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import static java.util.Objects.requireNonNull;

import dev.filechat.files.StoredFile;
import dev.langchain4j.data.message.PdfFileContent;

/**
 * A file that was uploaded, in a message of the user; of any type that the service reads, not only PDF. Immutable and
 * thread-safe.
 *
 * <p>It is a {@link PdfFileContent} with the URL {@code filechat-file:<id>}, because LangChain4j has no type for other
 * files, and its stores of chat memory keep only the types that it has. What such a store returns is a plain
 * {@code PdfFileContent} with this URL; the models of this package take it for the uploaded file, too. Models of other
 * providers cannot read either.
 */
public final class UploadedFileContent extends PdfFileContent {
    private UploadedFileContent(String fileId) {
        super(FileUri.of(fileId));
    }

    /** {@return the content of an uploaded file} */
    public static UploadedFileContent of(StoredFile file) {
        return of(requireNonNull(file, "file").id());
    }

    /**
     * {@return the content of the uploaded file with this id}
     *
     * @throws IllegalArgumentException if the id is blank
     */
    public static UploadedFileContent of(String fileId) {
        return new UploadedFileContent(fileId);
    }

    /** {@return the file's id on the service} */
    public String fileId() {
        return FileUri.fileId(pdfFile().url()).orElseThrow();
    }

    /** {@return the file's id} */
    @Override
    public String toString() {
        return "UploadedFileContent[fileId=" + fileId() + "]";
    }
}
