// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testkit.KeptDirectory.content;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.proto.ListFilesRequest;
import dev.filechat.testsupport.StubClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A directory that is not as a fake has left it. */
class DamagedDirectoryTest {

    private KeptDirectory directory;

    @BeforeEach
    void choose(@TempDir Path parent) {
        directory = new KeptDirectory(parent.resolve("kept"), new MovableClock());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{\"version\": 99}", "{\"version\": 1}", "no JSON\nat all"})
    void aTornEntryIsSkippedAndToldInOneLine(String torn) throws Exception {
        uploadTwo();
        Path entry = directory.entry("a.txt");
        Files.writeString(entry, torn);

        assertOthersAreThere(entry.toString());
        assertThat(entry).as("left as it is").hasContent(torn);
    }

    @Test
    void anEntryWhoseBytesAreNotAllThereIsSkippedAndTold() throws Exception {
        uploadTwo();
        Path entry = directory.entry("a.txt");
        Path content = Path.of(entry.toString().replace(".json", ".content"));
        Files.writeString(content, "sho");

        assertOthersAreThere("its content has 3 bytes, not 5");
        Files.delete(content);
        assertOthersAreThere("its content is missing");
    }

    @Test
    void whatAKillHasLeftBetweenTwoStepsIsThrownAway() throws Exception {
        uploadTwo();
        String id = "file_00000000-0000-0009-0000-000000000001";
        Path files = directory.files();
        Path content = Files.writeString(files.resolve(id + ".content"), "without an entry");
        Path unfinished = Files.writeString(files.resolve(id + ".new"), "{\"versi");
        Path foreign = Files.writeString(files.resolve("README"), "not ours");

        try (FakeXai xai = directory.start()) {
            assertThat(xai.files().all()).hasSize(2);
            assertThat(xai.skippedFiles()).isEmpty();
        }
        assertThat(content).doesNotExist();
        assertThat(unfinished).doesNotExist();
        assertThat(foreign).exists();
    }

    @Test
    void twoFakesDoNotShareADirectory() {
        try (FakeXai xai = directory.start()) {
            assertThatThrownBy(directory::start)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(directory.path() + " is in use by another fake");
            assertThat(xai.files().all()).isEmpty();
        }
        directory.start().close();
    }

    @Test
    void aDirectoryOfSomebodyElseIsRefused() throws IOException {
        Path theirs = Files.createDirectories(directory.path().resolve("temporary"));

        assertThatThrownBy(directory::start)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("has files that are not a fake's");
        assertThat(theirs).exists();
    }

    @Test
    void aFileInThePlaceOfTheDirectoryIsTold() throws IOException {
        Files.writeString(directory.path(), "");

        assertThatThrownBy(directory::start)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(directory.path() + " is not a directory");
    }

    private void uploadTwo() throws Exception {
        try (FakeXai xai = directory.start();
                StubClient stubs = StubClients.of(xai)) {
            stubs.upload("a.txt", "first");
            stubs.upload("b.txt", "second");
        }
    }

    private void assertOthersAreThere(String told) throws Exception {
        try (FakeXai xai = directory.start();
                StubClient stubs = StubClients.of(xai)) {
            assertThat(xai.files().all()).extracting(FakeFile::name).containsExactly("b.txt");
            assertThat(xai.skippedFiles())
                    .singleElement()
                    .asString()
                    .contains(told)
                    .doesNotContain("\n");
            assertThat(content(
                                    stubs,
                                    stubs.files()
                                            .listFiles(ListFilesRequest.getDefaultInstance())
                                            .getData(0))
                            .toString(UTF_8))
                    .isEqualTo("second");
        }
    }
}
