// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import dev.filechat.files.StoredFile;
import java.io.IOException;
import java.util.List;

/** What is done with each file of a directory around its upload. Thread-safe. */
interface FileStep {
    /** Nothing more than the upload. */
    FileStep NONE = new FileStep() {
        @Override
        public boolean isDone(UploadJournal.Entry entry, StoredFile file) {
            return true;
        }

        @Override
        public void begin(List<StoredFile> stored) {}

        @Override
        public Rest prepare(UploadJournal.Entry entry) {
            return file -> {};
        }
    };

    /** {@return whether nothing is left to do for a file that is stored} */
    boolean isDone(UploadJournal.Entry entry, StoredFile file);

    /** Begins, with the files that are stored and not done. Called once, before any file is prepared. */
    void begin(List<StoredFile> stored);

    /** Prepares a file, before it is uploaded. {@return what is done after that} */
    Rest prepare(UploadJournal.Entry entry) throws IOException;

    /** What is done with a file once it is stored. */
    @FunctionalInterface
    interface Rest {
        /**
         * Does it.
         *
         * @throws IOException if the journal cannot be written
         */
        void run(StoredFile file) throws IOException;
    }
}
