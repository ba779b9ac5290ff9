// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testkit.KeptDirectory.content;
import static dev.filechat.testkit.KeptDirectory.get;
import static dev.filechat.testkit.UploadTest.random;
import static dev.filechat.testkit.UploadTest.sha256;
import static dev.filechat.testsupport.StubClient.init;
import static dev.filechat.testsupport.StubClient.refusal;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.filechat.proto.CreatePublicUrlRequest;
import dev.filechat.proto.DeleteFileRequest;
import dev.filechat.proto.File;
import dev.filechat.proto.ListFilesRequest;
import dev.filechat.proto.UploadFileChunk;
import dev.filechat.testsupport.StubClient;
import io.grpc.Status.Code;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.BlockingClientCall;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A directory that keeps files over restarts. */
class PersistedFilesTest {

    private final MovableClock clock = new MovableClock();

    private KeptDirectory directory;

    @BeforeEach
    void choose(@TempDir Path parent) {
        directory = new KeptDirectory(parent.resolve("kept"), clock);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 65_536, 65_537, 10_000_000})
    void aFileIsTheSameAfterARestart(int size) throws Exception {
        File uploaded;
        try (FakeXai xai = directory.start();
                StubClient stubs = StubClients.of(xai)) {
            uploaded = stubs.upload("notes.bin", random(size), 3 << 20);
        }

        try (FakeXai xai = directory.start();
                StubClient stubs = StubClients.of(xai)) {
            assertThat(stubs.files().retrieveFile(get(uploaded))).isEqualTo(uploaded);
            assertThat(content(stubs, uploaded).toByteArray()).isEqualTo(random(size));
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
    void laterUploadsStandBehindEarlierOnesInLists() throws Exception {
        for (String name : List.of("a.txt", "b.txt", "c.txt")) {
            try (FakeXai xai = directory.start();
                    StubClient stubs = StubClients.of(xai)) {
                stubs.upload(name, name); // all at the same time, by this clock
            }
        }

        try (FakeXai xai = directory.start();
                StubClient stubs = StubClients.of(xai)) {
            assertThat(stubs.files()
                            .listFiles(ListFilesRequest.getDefaultInstance())
                            .getDataList())
                    .extracting(File::getFilename)
                    .containsExactly("a.txt", "b.txt", "c.txt");
        }
    }

    @Test
    void aDeletedFileStaysDeletedAndAResetDeletesAll() throws Exception {
        File deleted;
        try (FakeXai xai = directory.start();
                StubClient stubs = StubClients.of(xai)) {
            deleted = stubs.upload("a.txt", "text");
            stubs.upload("b.txt", "text");
            stubs.files()
                    .deleteFile(DeleteFileRequest.newBuilder()
                            .setFileId(deleted.getId())
                            .build());
        }
        try (FakeXai xai = directory.start();
                StubClient stubs = StubClients.of(xai)) {
            assertThat(refusal(() -> stubs.files().retrieveFile(get(deleted))).getCode())
                    .isEqualTo(Code.NOT_FOUND);
            assertThat(xai.files().all()).extracting(FakeFile::name).containsExactly("b.txt");
            xai.reset();
        }

        try (FakeXai xai = directory.start()) {
            assertThat(xai.files().all()).isEmpty();
            assertThat(directory.names("files")).isEmpty();
        }
    }

    @Test
    void aFileExpiresWhenItWouldHave() throws Exception {
        File uploaded;
        try (FakeXai xai = directory.start();
                StubClient stubs = StubClients.of(xai)) {
            uploaded = stubs.send(List.of(init("a.txt", 3_600)));
        }
        clock.move(Duration.ofSeconds(3_599));
        try (FakeXai xai = directory.start();
                StubClient stubs = StubClients.of(xai)) {
            assertThat(stubs.files().retrieveFile(get(uploaded)).getExpiresAt()).isEqualTo(uploaded.getExpiresAt());
            clock.move(Duration.ofSeconds(1));
            assertThat(refusal(() -> stubs.files().retrieveFile(get(uploaded))).getCode())
                    .isEqualTo(Code.NOT_FOUND);
        }
    }

    @Test
    void aFileThatExpiresWhileNoFakeRunsIsGoneFromTheDisk() throws Exception {
        try (FakeXai xai = directory.start();
                StubClient stubs = StubClients.of(xai)) {
            stubs.send(List.of(init("a.txt", 3_600)));
        }
        clock.move(Duration.ofHours(2));

        try (FakeXai xai = directory.start()) {
            assertThat(directory.names("files")).isEmpty();
            assertThat(xai.skippedFiles()).isEmpty();
        }
    }

    @Test
    void anExpiredFileLeavesTheDiskWhenOthersCome() throws Exception {
        try (FakeXai xai = directory.start();
                StubClient stubs = StubClients.of(xai)) {
            stubs.send(List.of(init("a.txt", 3_600)));
            clock.move(Duration.ofHours(2));
            File later = stubs.upload("b.txt", "text");

            assertThat(directory.names("files")).hasSize(2).allMatch(name -> name.startsWith(later.getId()));
        }
    }

    @Test
    void aKeyFindsItsFilesAtAnotherPositionAndNoOtherKeyDoes() throws Exception {
        File uploaded;
        try (FakeXai xai = directory.start("anna", "bert");
                StubClient stubs = StubClients.of(xai, "bert")) {
            uploaded = stubs.upload("a.txt", "of bert");
        }

        try (FakeXai xai = directory.start("bert", "anna");
                StubClient bert = StubClients.of(xai, "bert");
                StubClient anna = StubClients.of(xai, "anna")) {
            assertThat(content(bert, uploaded).toString(UTF_8)).isEqualTo("of bert");
            assertThat(refusal(() -> anna.files().retrieveFile(get(uploaded))).getCode())
                    .isEqualTo(Code.NOT_FOUND);
        }
        try (FakeXai xai = directory.start("carl")) {
            assertThat(xai.files().all()).isEmpty();
            assertThat(xai.skippedFiles()).singleElement().asString().contains("1 file of other keys");
            xai.reset();
        }
        try (FakeXai xai = directory.start("bert")) {
            assertThat(xai.files().all()).hasSize(1);
        }
        assertThat(Files.readString(directory.entry(""))).doesNotContain("bert");
    }

    @Test
    void aPublicUrlEndsWithItsFake() throws Exception {
        File uploaded;
        try (FakeXai xai = directory.start();
                StubClient stubs = StubClients.of(xai)) {
            uploaded = stubs.upload("a.pdf", "not read");
            stubs.files()
                    .createPublicUrl(CreatePublicUrlRequest.newBuilder()
                            .setFileId(uploaded.getId())
                            .build());
        }

        try (FakeXai xai = directory.start();
                StubClient stubs = StubClients.of(xai)) {
            assertThat(stubs.files().retrieveFile(get(uploaded)).hasPublicUrl()).isFalse();
        }
    }

    @Test
    void whatWasAnsweredIsThereAfterAKillAndWhatWasUnderWayIsNot() throws Exception {
        File uploaded;
        Process killed =
                new ChildJvm().start(KeptFilesProgram.class, directory.path().toString());
        try {
            String port = new BufferedReader(new InputStreamReader(killed.getInputStream(), UTF_8)).readLine();
            try (StubClient stubs = StubClient.over(
                    NettyChannelBuilder.forAddress("127.0.0.1", Integer.parseInt(port))
                            .usePlaintext()
                            .build(),
                    FakeXai.DEFAULT_KEY)) {
                uploaded = stubs.upload("whole.bin", random(5_000_000), 1 << 20);
                BlockingClientCall<UploadFileChunk, File> half = stubs.files().uploadFile();
                half.write(init("half.bin"));
                half.write(data());
                half.write(data());
                half.write(data()); // by then the first ones are written, as no more are taken at once
                assertThat(directory.names("temporary")).isNotEmpty();
                killed.destroyForcibly().waitFor();
                refusal(half::read);
            }
        } finally {
            killed.destroyForcibly();
        }

        try (FakeXai xai = directory.start()) {
            assertThat(xai.files().all())
                    .singleElement()
                    .returns(uploaded.getId(), FakeFile::id)
                    .returns(sha256(random(5_000_000)), FakeFile::sha256);
            assertThat(directory.names("temporary")).isEmpty();
            assertThat(xai.skippedFiles()).isEmpty();
        }
    }

    private static UploadFileChunk data() {
        return StubClient.data(ByteString.copyFrom(random(3 << 20)));
    }
}
