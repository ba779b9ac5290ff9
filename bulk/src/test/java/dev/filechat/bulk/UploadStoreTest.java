// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadStoreTest {
    @TempDir
    private Path directory;

    @Test
    void theStoreInAFileSurvives() {
        Path file = directory.resolve("store");
        UploadStore store = UploadStore.inFile(file);
        store.put("k1", "id-1");
        store.put("k2", "id-2");
        store.put("k2", "id-3");
        store.put("k4", "id-4");
        store.remove("k4", "id-4");
        store.remove("k1", "another-id");

        UploadStore again = UploadStore.inFile(file);

        assertThat(again.find("k1")).contains("id-1");
        assertThat(again.find("k2")).contains("id-3");
        assertThat(again.find("k4")).isEmpty();
    }

    @Test
    void aLineThatWasTornAtAnyPlaceIsPassedOverAndTheNextOneIsWhole() throws Exception {
        Path file = directory.resolve("store");
        UploadStore.inFile(file).put("k1", "id-1");
        long whole = Files.size(file);
        UploadStore.inFile(file).put("k2", "id-2");
        byte[] bytes = Files.readAllBytes(file);
        for (int length = (int) whole; length < bytes.length - 1; length++) {
            Files.write(file, java.util.Arrays.copyOf(bytes, length));

            UploadStore torn = UploadStore.inFile(file);
            assertThat(torn.find("k1")).contains("id-1");
            assertThat(torn.find("k2")).isEmpty();
            torn.put("k3", "id-3");

            UploadStore again = UploadStore.inFile(file);
            assertThat(again.find("k1")).contains("id-1");
            assertThat(again.find("k2")).isEmpty();
            assertThat(again.find("k3")).contains("id-3");
        }
    }

    @Test
    void aStoreThatIsDamagedInAnyWayMakesNoIdUp() throws Exception {
        Path file = directory.resolve("store");
        UploadStore.inFile(file).put("k1", "id-1");
        UploadStore.inFile(file).put("k2", "id-2");
        byte[] whole = Files.readAllBytes(file);
        for (int seed = 0; seed < 2_000; seed++) {
            Files.write(file, DamagedBytes.of(whole, new Random(seed)));

            UploadStore damaged = UploadStore.inFile(file);
            assertThat(damaged.find("k1").orElse("id-1")).as("seed %s", seed).isEqualTo("id-1");
            assertThat(damaged.find("k2").orElse("id-2")).as("seed %s", seed).isEqualTo("id-2");
        }
    }

    @Test
    void bytesThatAreNoTextArePassedOver() throws Exception {
        Path file = directory.resolve("store");
        UploadStore.inFile(file).put("k1", "id-1");
        byte[] bytes = new byte[1000];
        new Random(1).nextBytes(bytes);
        Files.write(file, bytes, StandardOpenOption.APPEND);

        assertThat(UploadStore.inFile(file).find("k1")).contains("id-1");
    }

    @Test
    void linesOutOfDateAreDropped() throws Exception {
        Path file = directory.resolve("store");
        UploadStore store = UploadStore.inFile(file);
        store.put("kept", "id");
        for (int i = 0; i < 1000; i++) {
            store.put("k", "id-" + i);
        }

        assertThat(Files.readAllLines(file)).hasSizeLessThan(110);
        assertThat(UploadStore.inFile(file).find("k")).contains("id-999");
        assertThat(UploadStore.inFile(file).find("kept")).contains("id");
        assertThat(directory).isDirectoryContaining(path -> path.equals(file)).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void onlyTheOwnerCanReadTheFileAndNoLinkIsFollowed() throws Exception {
        assumeThat(directory.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path file = directory.resolve("store");
        UploadStore store = UploadStore.inFile(file);
        for (int i = 0; i < 300; i++) { // so that outdated lines are dropped, in a new file
            store.put("k", "id-" + i);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        Path victim = Files.writeString(directory.resolve("victim"), "v");
        Path link = Files.createSymbolicLink(directory.resolve("link"), victim);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> UploadStore.inFile(link).put("k", "id"));
        assertThat(victim).hasContent("v");
    }

    @Test
    void anInterruptedThreadCanStore() {
        Path file = directory.resolve("store");
        Thread.currentThread().interrupt();
        try {
            UploadStore.inFile(file).put("k1", "id-1");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(UploadStore.inFile(file).find("k1")).contains("id-1");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsTold() {
        UploadStore store = UploadStore.inFile(directory.resolve("none").resolve("store"));

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> store.put("k1", "id-1"))
                .withMessageContaining("cannot be written");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.put("k 1", "id"))
                .withMessageContaining("white space");
    }

    @Test
    void theStoreInMemoryKeepsWhatWasUsedLast() {
        UploadStore store = UploadStore.inMemory();
        store.put("first", "id");
        for (int i = 0; i < 9_999; i++) {
            store.put("k" + i, "id-" + i);
        }
        assertThat(store.find("first")).contains("id");
        store.put("one more", "id");

        assertThat(store.find("first")).contains("id");
        assertThat(store.find("k0")).isEmpty();
        store.remove("k1", "another");
        assertThat(store.find("k1")).contains("id-1");
        store.remove("k1", "id-1");
        assertThat(store.find("k1")).isEmpty();
    }
}
