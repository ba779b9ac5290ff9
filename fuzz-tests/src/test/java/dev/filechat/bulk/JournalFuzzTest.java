// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.filechat.files.StoredFile;
import dev.filechat.fuzz.NeedsJazzer;
import dev.filechat.internal.storage.FileStamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** A journal that holds anything makes no file up, and goes on working. */
@NeedsJazzer
class JournalFuzzTest {
    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path directory;

    @FuzzTest
    void aDamagedJournalMakesNoFileUp(byte[] bytes) throws IOException {
        Path file = ForeignLog.write(directory.resolve("journal"), bytes);
        UploadJournal.Entry known = entry("a \\ b.txt", 5);
        UploadJournal.Entry next = entry("next.txt", 7);

        UploadJournal journal = UploadJournal.read(file, "owner");
        journal.finished(known).ifPresent(found -> {
            assertThat(found.name()).isEqualTo(known.name());
            assertThat(found.size()).isEqualTo(known.stamp().size());
            assertThat(found.id()).isNotEmpty();
            assertThat(journal.knows(found.id())).isTrue();
        });
        StoredFile stored = StoredFile.builder("id \\s\n2", "next.txt", 7).build();
        journal.begin(next, TIME);
        journal.finish(next, stored);

        UploadJournal again = UploadJournal.read(file, "owner");
        assertThat(again.finished(next)).contains(stored);
        assertThat(again.finished(known)).isEqualTo(journal.finished(known));
        assertThat(again.begun(known)).isEqualTo(journal.begun(known));
        Files.delete(file);
    }

    private static UploadJournal.Entry entry(String name, long size) {
        return new UploadJournal.Entry(name, new FileStamp(size, FileTime.from(TIME), Optional.empty()));
    }
}
