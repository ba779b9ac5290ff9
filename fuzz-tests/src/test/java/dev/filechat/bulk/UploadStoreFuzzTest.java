// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.filechat.fuzz.NeedsJazzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A store of which the file holds anything goes on working. */
@NeedsJazzer
class UploadStoreFuzzTest {
    @TempDir
    private Path directory;

    @FuzzTest
    void aDamagedStoreGoesOnWorking(byte[] bytes) throws IOException {
        Path file = ForeignLog.write(directory.resolve("store"), bytes);

        UploadStore store = UploadStore.inFile(file);
        store.find("k1").ifPresent(id -> assertThat(id).isNotEmpty().doesNotContainAnyWhitespaces());
        store.put("k2", "id-2");

        assertThat(UploadStore.inFile(file).find("k2")).contains("id-2");
        assertThat(UploadStore.inFile(file).find("k1")).isEqualTo(store.find("k1"));
        Files.delete(file);
    }
}
