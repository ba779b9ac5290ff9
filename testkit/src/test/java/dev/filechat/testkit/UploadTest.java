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
    void stores_the_bytes_that_were_sent(int size, int chunkSize) throws Exception {
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
    void reads_a_large_chunk_with_a_field_that_is_not_known() throws Exception {
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
    void tells_the_sizes_of_the_chunks_that_came() throws Exception {
        stubs.upload("data.bin", random(25), 10);

        assertThat(xai.files().all().get(0).chunkSizes()).containsExactly(10, 10, 5);
    }

    @Test
    void keeps_a_small_file_in_memory_and_a_larger_one_on_disk() throws Exception {
        stubs.upload("small.bin", random(65_536), 10_000);
        assertThat(filesOnDisk()).isEmpty();

        stubs.upload("large.bin", random(65_537), 10_000);
        assertThat(filesOnDisk()).hasSize(1);
    }

    @Test
    void refuses_data_before_init() {
        Status status = refusal(() -> stubs.send(List.of(data(ByteString.copyFromUtf8("x")), init("a.txt"))));

        assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(status.getDescription()).contains("first message").contains("init");
    }

    @Test
    void refuses_a_second_init() {
        Status status = refusal(() -> stubs.send(List.of(init("a.txt"), init("a.txt"))));

        assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(status.getDescription()).contains("more than one init");
        assertThat(xai.files().all()).isEmpty();
    }

    @Test
    void refuses_an_upload_without_init() {
        Status status = refusal(() -> stubs.send(List.of()));

        assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(status.getDescription()).contains("no init");
    }

    @Test
    void refuses_a_message_with_neither_init_nor_data() {
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
    void refuses_a_name_with_a_forbidden_character(String name) {
        Status status = refusal(() -> stubs.send(List.of(init(name))));

        assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(status.getDescription()).startsWith("Invalid file name: it ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "R\u00E9sum\u00E9 (2).pdf", "a/b:c'd,e", "\u65E5\u672C\u8A9E.txt", "\u0080\u009F"})
    void takes_any_other_name(String name) throws Exception {
        assertThat(stubs.send(List.of(init(name))).getFilename()).isEqualTo(name);
    }

    @Test
    void counts_characters_and_not_bytes_or_halves_of_them_in_a_name() throws Exception {
        String longest = "\uD83D\uDE00".repeat(255);

        assertThat(stubs.send(List.of(init(longest))).getFilename()).isEqualTo(longest);
        assertThat(refusal(() -> stubs.send(List.of(init(longest + "a")))).getCode())
                .isEqualTo(Code.INVALID_ARGUMENT);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 3_599, 2_592_001, Long.MAX_VALUE})
    void refuses_an_expiry_outside_one_hour_to_thirty_days(long seconds) {
        Status status = refusal(() -> stubs.send(List.of(init("a.txt", seconds))));

        assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(status.getDescription()).contains("expires_after");
    }

    @ParameterizedTest
    @ValueSource(longs = {3_600, 2_592_000})
    void counts_the_expiry_from_the_upload(long seconds) throws Exception {
        File file = stubs.send(List.of(init("a.txt", seconds)));

        assertThat(file.getExpiresAt().getSeconds() - file.getCreatedAt().getSeconds())
                .isEqualTo(seconds);
        assertThat(xai.files().all().get(0).expiresAt()).isPresent();
    }

    @Test
    void refuses_a_file_over_the_limit_as_soon_as_it_is_over_and_stores_nothing() throws Exception {
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
    void takes_up_to_512_mebibytes_unless_told_otherwise() {
        assertThat(UploadHandler.MAX_FILE_SIZE).isEqualTo(536_870_912);
    }

    @Test
    void leaves_nothing_of_a_cancelled_upload() throws Exception {
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
    void leaves_nothing_of_an_upload_whose_connection_is_lost() throws Exception {
        halfSent();
        assertThat(filesOnDisk()).hasSize(1);

        stubs.close();

        assertThat(xai.awaitCancelled(1, LONG)).isTrue();
        assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        assertThat(filesOnDisk()).isEmpty();
        assertThat(xai.files().all()).isEmpty();
    }

    @Test
    void counts_a_finished_or_refused_call_as_not_cancelled() throws Exception {
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
