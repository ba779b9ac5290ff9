// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testkit.UploadTest.random;
import static dev.filechat.testkit.UploadTest.sha256;
import static dev.filechat.testkit.Wire.init;
import static dev.filechat.testkit.Wire.refusal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.filechat.proto.CreatePublicUrlRequest;
import dev.filechat.proto.DeleteFileRequest;
import dev.filechat.proto.File;
import dev.filechat.proto.ListFilesRequest;
import dev.filechat.proto.RetrieveFileContentRequest;
import dev.filechat.proto.RetrieveFileRequest;
import dev.filechat.proto.UploadFileChunk;
import io.grpc.Status.Code;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.BlockingClientCall;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A directory that keeps files over restarts. */
class KeptFilesTest {

    private final MovableClock clock = new MovableClock();

    @TempDir
    private Path parent;

    private FakeXai start(String... keys) {
        FakeXaiBuilder builder = FakeXai.builder().directory(directory()).clock(clock);
        return (keys.length > 0 ? builder.keys(keys) : builder).start();
    }

    private Path directory() {
        return parent.resolve("kept");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 65_536, 65_537, 10_000_000})
    void a_file_is_the_same_after_a_restart(int size) throws Exception {
        File uploaded;
        try (FakeXai xai = start();
                Wire wire = Wire.to(xai)) {
            uploaded = wire.upload("notes.bin", random(size), 3 << 20);
        }

        try (FakeXai xai = start();
                Wire wire = Wire.to(xai)) {
            assertThat(wire.files().retrieveFile(get(uploaded))).isEqualTo(uploaded);
            assertThat(content(wire, uploaded).toByteArray()).isEqualTo(random(size));
            assertThat(xai.files().all())
                    .singleElement()
                    .returns(sha256(random(size)), FakeFile::sha256)
                    .satisfies(file -> assertThat(file.chunkSizes().stream()
                                    .mapToInt(Integer::intValue)
                                    .sum())
                            .isEqualTo(size));
            assertThat(xai.skippedFiles()).isEmpty();
        }
    }

    @Test
    void later_uploads_stand_behind_earlier_ones_in_lists() throws Exception {
        for (String name : List.of("a.txt", "b.txt", "c.txt")) {
            try (FakeXai xai = start();
                    Wire wire = Wire.to(xai)) {
                wire.upload(name, name); // all at the same time, by this clock
            }
        }

        try (FakeXai xai = start();
                Wire wire = Wire.to(xai)) {
            assertThat(wire.files()
                            .listFiles(ListFilesRequest.getDefaultInstance())
                            .getDataList())
                    .extracting(File::getFilename)
                    .containsExactly("a.txt", "b.txt", "c.txt");
        }
    }

    @Test
    void a_deleted_file_stays_deleted_and_a_reset_deletes_all() throws Exception {
        File deleted;
        try (FakeXai xai = start();
                Wire wire = Wire.to(xai)) {
            deleted = wire.upload("a.txt", "text");
            wire.upload("b.txt", "text");
            wire.files()
                    .deleteFile(DeleteFileRequest.newBuilder()
                            .setFileId(deleted.getId())
                            .build());
        }
        try (FakeXai xai = start();
                Wire wire = Wire.to(xai)) {
            assertThat(refusal(() -> wire.files().retrieveFile(get(deleted))).getCode())
                    .isEqualTo(Code.NOT_FOUND);
            assertThat(xai.files().all()).extracting(FakeFile::name).containsExactly("b.txt");
            xai.reset();
        }

        try (FakeXai xai = start()) {
            assertThat(xai.files().all()).isEmpty();
            assertThat(entries("files")).isEmpty();
        }
    }

    @Test
    void a_file_expires_when_it_would_have() throws Exception {
        File uploaded;
        try (FakeXai xai = start();
                Wire wire = Wire.to(xai)) {
            uploaded = wire.send(List.of(init("a.txt", 3_600)));
        }
        clock.move(Duration.ofSeconds(3_599));
        try (FakeXai xai = start();
                Wire wire = Wire.to(xai)) {
            assertThat(wire.files().retrieveFile(get(uploaded)).getExpiresAt()).isEqualTo(uploaded.getExpiresAt());
            clock.move(Duration.ofSeconds(1));
            assertThat(refusal(() -> wire.files().retrieveFile(get(uploaded))).getCode())
                    .isEqualTo(Code.NOT_FOUND);
        }
    }

    @Test
    void a_file_that_expires_while_no_fake_runs_is_gone_from_the_disk() throws Exception {
        try (FakeXai xai = start();
                Wire wire = Wire.to(xai)) {
            wire.send(List.of(init("a.txt", 3_600)));
        }
        clock.move(Duration.ofHours(2));

        try (FakeXai xai = start()) {
            assertThat(entries("files")).isEmpty();
            assertThat(xai.skippedFiles()).isEmpty();
        }
    }

    @Test
    void an_expired_file_leaves_the_disk_when_others_come() throws Exception {
        try (FakeXai xai = start();
                Wire wire = Wire.to(xai)) {
            wire.send(List.of(init("a.txt", 3_600)));
            clock.move(Duration.ofHours(2));
            File later = wire.upload("b.txt", "text");

            assertThat(entries("files")).hasSize(2).allMatch(name -> name.startsWith(later.getId()));
        }
    }

    @Test
    void a_key_finds_its_files_at_another_position_and_no_other_key_does() throws Exception {
        File uploaded;
        try (FakeXai xai = start("anna", "bert");
                Wire wire = Wire.to(xai, "bert")) {
            uploaded = wire.upload("a.txt", "of bert");
        }

        try (FakeXai xai = start("bert", "anna");
                Wire bert = Wire.to(xai, "bert");
                Wire anna = Wire.to(xai, "anna")) {
            assertThat(content(bert, uploaded).toString(UTF_8)).isEqualTo("of bert");
            assertThat(refusal(() -> anna.files().retrieveFile(get(uploaded))).getCode())
                    .isEqualTo(Code.NOT_FOUND);
        }
        try (FakeXai xai = start("carl")) {
            assertThat(xai.files().all()).isEmpty();
            assertThat(xai.skippedFiles()).singleElement().asString().contains("1 file of other keys");
            xai.reset();
        }
        try (FakeXai xai = start("bert")) {
            assertThat(xai.files().all()).hasSize(1);
        }
        assertThat(Files.readString(onlyEntry())).doesNotContain("bert");
    }

    @Test
    void a_public_url_ends_with_its_fake() throws Exception {
        File uploaded;
        try (FakeXai xai = start();
                Wire wire = Wire.to(xai)) {
            uploaded = wire.upload("a.pdf", "not read");
            wire.files()
                    .createPublicUrl(CreatePublicUrlRequest.newBuilder()
                            .setFileId(uploaded.getId())
                            .build());
        }

        try (FakeXai xai = start();
                Wire wire = Wire.to(xai)) {
            assertThat(wire.files().retrieveFile(get(uploaded)).hasPublicUrl()).isFalse();
        }
    }

    @Test
    void what_was_answered_is_there_after_a_kill_and_what_was_under_way_is_not() throws Exception {
        File uploaded;
        Process killed =
                new ChildJvm().start(KeptFilesProgram.class, directory().toString());
        try {
            String port = new BufferedReader(new InputStreamReader(killed.getInputStream(), UTF_8)).readLine();
            try (Wire wire = Wire.over(
                    NettyChannelBuilder.forAddress("127.0.0.1", Integer.parseInt(port))
                            .usePlaintext()
                            .build(),
                    FakeXai.DEFAULT_KEY)) {
                uploaded = wire.upload("whole.bin", random(5_000_000), 1 << 20);
                BlockingClientCall<UploadFileChunk, File> half = wire.files().uploadFile();
                half.write(init("half.bin"));
                half.write(data());
                half.write(data());
                half.write(data()); // by then the first ones are written, as no more are taken at once
                assertThat(entries("temporary")).isNotEmpty();
                killed.destroyForcibly().waitFor();
                refusal(half::read);
            }
        } finally {
            killed.destroyForcibly();
        }

        try (FakeXai xai = start()) {
            assertThat(xai.files().all())
                    .singleElement()
                    .returns(uploaded.getId(), FakeFile::id)
                    .returns(sha256(random(5_000_000)), FakeFile::sha256);
            assertThat(entries("temporary")).isEmpty();
            assertThat(xai.skippedFiles()).isEmpty();
        }
    }

    private static UploadFileChunk data() {
        return Wire.data(ByteString.copyFrom(random(3 << 20)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{\"version\": 99}", "{\"version\": 1}", "no JSON\nat all"})
    void a_torn_entry_is_skipped_and_told_in_one_line(String torn) throws Exception {
        uploadTwo();
        Path entry = onlyEntry("a.txt");
        Files.writeString(entry, torn);

        assertOthersAreThere(entry.toString());
        assertThat(entry).as("left as it is").hasContent(torn);
    }

    @Test
    void an_entry_whose_bytes_are_not_all_there_is_skipped_and_told() throws Exception {
        uploadTwo();
        Path entry = onlyEntry("a.txt");
        Path content = Path.of(entry.toString().replace(".json", ".content"));
        Files.writeString(content, "sho");

        assertOthersAreThere("its content has 3 bytes, not 5");
        Files.delete(content);
        assertOthersAreThere("its content is missing");
    }

    @Test
    void what_a_kill_has_left_between_two_steps_is_thrown_away() throws Exception {
        uploadTwo();
        String id = "file_00000000-0000-0009-0000-000000000001";
        Path files = directory().resolve("files");
        Path content = Files.writeString(files.resolve(id + ".content"), "without an entry");
        Path unfinished = Files.writeString(files.resolve(id + ".new"), "{\"versi");
        Path foreign = Files.writeString(files.resolve("README"), "not ours");

        try (FakeXai xai = start()) {
            assertThat(xai.files().all()).hasSize(2);
            assertThat(xai.skippedFiles()).isEmpty();
        }
        assertThat(content).doesNotExist();
        assertThat(unfinished).doesNotExist();
        assertThat(foreign).exists();
    }

    @Test
    void two_fakes_do_not_share_a_directory() {
        try (FakeXai xai = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(directory() + " is in use by another fake");
            assertThat(xai.files().all()).isEmpty();
        }
        start().close();
    }

    @Test
    void a_directory_of_somebody_else_is_refused() throws IOException {
        Path theirs = Files.createDirectories(directory().resolve("temporary"));

        assertThatThrownBy(this::start)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("holds other things than a fake's files");
        assertThat(theirs).exists();
    }

    @Test
    void a_file_in_the_place_of_the_directory_is_told() throws IOException {
        Files.writeString(directory(), "");

        assertThatThrownBy(this::start)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(directory() + " is not a directory");
    }

    private void uploadTwo() throws Exception {
        try (FakeXai xai = start();
                Wire wire = Wire.to(xai)) {
            wire.upload("a.txt", "first");
            wire.upload("b.txt", "second");
        }
    }

    private void assertOthersAreThere(String told) throws Exception {
        try (FakeXai xai = start();
                Wire wire = Wire.to(xai)) {
            assertThat(xai.files().all()).extracting(FakeFile::name).containsExactly("b.txt");
            assertThat(xai.skippedFiles())
                    .singleElement()
                    .asString()
                    .contains(told)
                    .doesNotContain("\n");
            assertThat(content(
                                    wire,
                                    wire.files()
                                            .listFiles(ListFilesRequest.getDefaultInstance())
                                            .getData(0))
                            .toString(UTF_8))
                    .isEqualTo("second");
        }
    }

    private Path onlyEntry(String name) throws IOException {
        for (String file : entries("files")) {
            Path path = directory().resolve("files").resolve(file);
            if (file.endsWith(".json") && Files.readString(path).contains(name)) {
                return path;
            }
        }
        throw new AssertionError("no entry of " + name);
    }

    private Path onlyEntry() throws IOException {
        return onlyEntry("");
    }

    private List<String> entries(String name) throws IOException {
        try (Stream<Path> all = Files.list(directory().resolve(name))) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static RetrieveFileRequest get(File file) {
        return RetrieveFileRequest.newBuilder().setFileId(file.getId()).build();
    }

    private static ByteString content(Wire wire, File file) throws Exception {
        return Wire.joined(Wire.drain(wire.files()
                .retrieveFileContent(RetrieveFileContentRequest.newBuilder()
                        .setFileId(file.getId())
                        .build())));
    }
}
