// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testsupport.StubClient.data;
import static dev.filechat.testsupport.StubClient.init;
import static dev.filechat.testsupport.StubClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import dev.filechat.proto.File;
import dev.filechat.proto.UploadFileChunk;
import dev.filechat.testkit.internal.upload.UploadHandler;
import dev.filechat.testsupport.StubClient;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.stub.BlockingClientCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class UploadTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path storage;

    @AutoClose
    private FakeXai xai;

    @AutoClose
    private StubClient stubs;

    @BeforeEach
    void start() {
        xai = FakeXai.builder()
                .storageDirectory(storage)
                .maxFileSize(30_000_000)
                .start();
        stubs = StubClients.of(xai);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1000",
        "1, 1000",
        "65536, 65536",
        "65537, 65537",
        "65537, 1000",
        "200000, 70000",
        "5000000, 7",
        "5000000, 3145728",
        "15000001, 15000001",
    })
    void storesTheBytesThatWereSent(int size, int chunkSize) throws Exception {
        byte[] content = random(chunkSize < 100 ? size / 100 : size);

        File file = stubs.upload("data.bin", content, chunkSize);

        assertThat(file.getSize()).isEqualTo(content.length);
        FakeFile stored = xai.files().all().get(0);
        assertThat(stored.id()).isEqualTo(file.getId());
        assertThat(stored.name()).isEqualTo("data.bin").isEqualTo(file.getFilename());
        assertThat(stored.size()).isEqualTo(content.length);
        assertThat(stored.sha256()).isEqualTo(sha256(content));
        assertThat(stored.keyIndex()).isZero();
        assertThat(stored.expiresAt()).isEmpty();
        assertThat(file.hasExpiresAt()).isFalse();
    }

    /** Large messages are read in a way of their own, and this one has something behind its data. */
    @Test
    void readsALargeChunkWithAFieldThatIsNotKnown() throws Exception {
        byte[] content = random(1_000_000);
        UploadFileChunk chunk = data(ByteString.copyFrom(content)).toBuilder()
                .setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(
                                99,
                                UnknownFieldSet.Field.newBuilder().addVarint(7).build())
                        .build())
                .build();

        stubs.send(List.of(init("data.bin"), chunk));

        assertThat(xai.files().all().getFirst().sha256()).isEqualTo(sha256(content));
    }

    @Test
    void tellsTheSizesOfTheChunksThatCame() throws Exception {
        stubs.upload("data.bin", random(25), 10);

        assertThat(xai.files().all().get(0).chunkSizes()).containsExactly(10, 10, 5);
    }

    @Test
    void keepsASmallFileInMemoryAndALargerOneOnDisk() throws Exception {
        stubs.upload("small.bin", random(65_536), 10_000);
        assertThat(filesOnDisk()).isEmpty();

        stubs.upload("large.bin", random(65_537), 10_000);
        assertThat(filesOnDisk()).hasSize(1);
    }

    @Test
    void refusesDataBeforeInit() {
        Status status = refusal(() -> stubs.send(List.of(data(ByteString.copyFromUtf8("x")), init("a.txt"))));

        assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(status.getDescription()).contains("first message").contains("init");
    }

    @Test
    void refusesASecondInit() {
        Status status = refusal(() -> stubs.send(List.of(init("a.txt"), init("a.txt"))));

        assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(status.getDescription()).contains("more than one init");
        assertThat(xai.files().all()).isEmpty();
    }

    @Test
    void refusesAnUploadWithoutInit() {
        Status status = refusal(() -> stubs.send(List.of()));

        assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(status.getDescription()).contains("no init");
    }

    @Test
    void refusesAMessageWithNeitherInitNorData() {
        Status status = refusal(() -> stubs.send(List.of(init("a.txt"), UploadFileChunk.getDefaultInstance())));

        assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(status.getDescription()).contains("neither init nor data");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a\u0000b",
                "a\tb",
                "a\nb",
                "a\rb",
                "a\u001Fb",
                "a\u007Fb",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\"b",
                "a;b",
                "a\\b"
            })
    void refusesANameWithAForbiddenCharacter(String name) {
        Status status = refusal(() -> stubs.send(List.of(init(name))));

        assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(status.getDescription()).startsWith("Invalid file name: it ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "R\u00E9sum\u00E9 (2).pdf", "a/b:c'd,e", "\u65E5\u672C\u8A9E.txt", "\u0080\u009F"})
    void takesAnyOtherName(String name) throws Exception {
        assertThat(stubs.send(List.of(init(name))).getFilename()).isEqualTo(name);
    }

    @Test
    void countsCharactersAndNotBytesOrHalvesOfThemInAName() throws Exception {
        String longest = "\uD83D\uDE00".repeat(255);

        assertThat(stubs.send(List.of(init(longest))).getFilename()).isEqualTo(longest);
        assertThat(refusal(() -> stubs.send(List.of(init(longest + "a")))).getCode())
                .isEqualTo(Code.INVALID_ARGUMENT);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 3_599, 2_592_001, Long.MAX_VALUE})
    void refusesAnExpiryOutsideOneHourToThirtyDays(long seconds) {
        Status status = refusal(() -> stubs.send(List.of(init("a.txt", seconds))));

        assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(status.getDescription()).contains("expires_after");
    }

    @ParameterizedTest
    @ValueSource(longs = {3_600, 2_592_000})
    void countsTheExpiryFromTheUpload(long seconds) throws Exception {
        File file = stubs.send(List.of(init("a.txt", seconds)));

        assertThat(file.getExpiresAt().getSeconds() - file.getCreatedAt().getSeconds())
                .isEqualTo(seconds);
        assertThat(xai.files().all().get(0).expiresAt()).isPresent();
    }

    @Test
    void refusesAFileOverTheLimitAsSoonAsItIsOverAndStoresNothing() throws Exception {
        ByteString part = ByteString.copyFrom(random(10_000_000));
        assertThat(stubs.send(List.of(init("a.bin"), data(part), data(part), data(part)))
                        .getSize())
                .isEqualTo(30_000_000);

        // Not half-closed: the answer comes before the end.
        BlockingClientCall<UploadFileChunk, File> call = stubs.files().uploadFile();
        for (UploadFileChunk message : List.of(init("b.bin"), data(part), data(part), data(part))) {
            call.write(message);
        }
        call.write(data(ByteString.copyFromUtf8("x")));
        Status status = refusal(call::read);

        assertThat(status.getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(xai.files().all()).extracting(FakeFile::name).containsExactly("a.bin");
        assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        assertThat(filesOnDisk()).hasSize(1);
        assertThat(xai.cancelledCalls()).isZero();
    }

    @Test
    void takesUpTo512MebibytesUnlessToldOtherwise() {
        assertThat(UploadHandler.MAX_FILE_SIZE).isEqualTo(536_870_912);
    }

    @Test
    void leavesNothingOfACancelledUpload() throws Exception {
        BlockingClientCall<UploadFileChunk, File> call = halfSent();
        assertThat(filesOnDisk()).hasSize(1);
        assertThat(xai.openCalls()).isEqualTo(1);

        call.cancel("no longer wanted", null);

        assertThat(xai.awaitCancelled(1, LONG)).isTrue();
        assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        assertThat(filesOnDisk()).isEmpty();
        assertThat(xai.files().all()).isEmpty();
    }

    @Test
    void leavesNothingOfAnUploadWhoseConnectionIsLost() throws Exception {
        halfSent();
        assertThat(filesOnDisk()).hasSize(1);

        stubs.close();

        assertThat(xai.awaitCancelled(1, LONG)).isTrue();
        assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        assertThat(filesOnDisk()).isEmpty();
        assertThat(xai.files().all()).isEmpty();
    }

    @Test
    void countsAFinishedOrRefusedCallAsNotCancelled() throws Exception {
        stubs.upload("a.txt", "text");
        refusal(() -> stubs.send(List.of(init(""))));

        assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        assertThat(xai.cancelledCalls()).isZero();
    }

    /** Writes wait for the fake to take what came before, so a part of this has reached it for certain. */
    private BlockingClientCall<UploadFileChunk, File> halfSent() throws Exception {
        BlockingClientCall<UploadFileChunk, File> call = stubs.files().uploadFile();
        call.write(init("a.bin"));
        ByteString part = ByteString.copyFrom(random(2_000_000));
        for (int i = 0; i < 14; i++) {
            call.write(data(part));
        }
        return call;
    }

    private List<Path> filesOnDisk() throws IOException {
        try (Stream<Path> all = Files.walk(storage)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
