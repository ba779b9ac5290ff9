// SPDX-License-Identifier: Apache-2.0
package dev.filechat.fakexai;

import static dev.filechat.chat.messages.Message.user;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.filechat.FileChatClient;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.Output;
import dev.filechat.errors.AuthenticationException;
import dev.filechat.errors.InvalidArgumentException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.PermissionDeniedException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.proto.collections.CollectionMetadata;
import dev.filechat.proto.collections.CollectionsGrpc;
import dev.filechat.proto.collections.CreateCollectionRequest;
import dev.filechat.proto.collections.GetCollectionMetadataRequest;
import dev.filechat.testkit.FakeXai;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FakeXaiCommandTest {
    private static final FileSource HERON = FileSource.text("heron.txt", "The access code of Project Heron is 48213.");

    @TempDir
    private Path directory;

    @Test
    void answersFromAFileAndTellsTheCalls() {
        try (Program program = Program.start("--port", "0");
                FileChatClient client = program.client(FakeXai.DEFAULT_KEY)) {
            StoredFile file = client.files().upload(HERON);
            String answer = client.chat()
                    .create("grok-4.5")
                    .append(user("What is the access code?", Content.file(file)))
                    .sample()
                    .content();
            client.files().delete(file.id());

            assertThat(answer).isEqualTo("The access code of Project Heron is 48213.");
            assertThat(program.terminate()).isEqualTo(128 + 15);
            // Each when it has ended in the fake, which is after the client has its answer.
            assertThat(program.output())
                    .satisfiesExactlyInAnyOrder(
                            line -> assertThat(line)
                                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z 1\\. UploadFile: .*")
                                    .contains(
                                            "\"heron.txt\", 42 bytes in 1 chunk, stored as " + file.id(),
                                            "; OK after "),
                            line -> assertThat(line).contains("2. GetCompletion: ", "What is the access code?", "OK"),
                            line -> assertThat(line).contains("3. DeleteFile: ", file.id(), "OK"));
            assertThat(program.told())
                    .singleElement()
                    .asString()
                    .endsWith(", plaintext, with key fake-xai-key; Ctrl-C ends it");
        }
    }

    @Test
    void tellsCallsAsJsonAndNoKeyInThem() throws Exception {
        try (Program program = Program.start("--port", "0", "--log", "json", "--key", "anna-key", "--key", "bert-key");
                FileChatClient bert = program.client("bert-key")) {
            bert.files().upload(HERON);
            program.terminate();

            assertThat(program.told()).singleElement().asString().contains("the 2 given keys");
            assertThat(program.told().toString() + program.output()).doesNotContain("anna-key", "bert-key");
            JsonNode call = new ObjectMapper().readTree(program.output().getFirst());
            assertThat(program.output()).hasSize(1);
            assertThat(call.get("method").textValue()).isEqualTo("UploadFile");
            assertThat(call.get("status").textValue()).isEqualTo("OK");
            assertThat(call.get("key").intValue()).isOne();
            assertThat(call.get("bytesReceived").longValue()).isBetween(42L, 100L);
            assertThat(call.get("bytesSent").longValue()).isPositive();
        }
    }

    @Test
    void showsTheSearchInFilesWithAndWithoutAFinishReasonOnEveryOutput() {
        assertThat(finishReasonsWith("--attachment-search-outputs"))
                .containsExactly(FinishReason.UNSPECIFIED, FinishReason.UNSPECIFIED, FinishReason.STOP);
        assertThat(finishReasonsWith("--attachment-search-outputs", "--finish-reason-on-every-output"))
                .containsExactly(FinishReason.TOOL_CALLS, FinishReason.TOOL_CALLS, FinishReason.STOP);
    }

    private static List<FinishReason> finishReasonsWith(String... options) {
        List<String> args = new ArrayList<>(List.of("--port", "0"));
        args.addAll(List.of(options));
        try (Program program = Program.start(args.toArray(String[]::new));
                FileChatClient client = program.client(FakeXai.DEFAULT_KEY)) {
            StoredFile file = client.files().upload(HERON);
            return client
                    .chat()
                    .create("grok-4.5")
                    .append(user("What is the access code?", Content.file(file)))
                    .sample()
                    .outputs()
                    .stream()
                    .map(Output::finishReason)
                    .toList();
        }
    }

    @Test
    void eachKeySeesItsOwnFiles() {
        try (Program program =
                Program.start("--port", "0", "--log", "none", "--key", "anna-key", "--key", "bert-key")) {
            int port = program.port();
            try (FileChatClient anna = client(port, "anna-key");
                    FileChatClient bert = client(port, "bert-key");
                    FileChatClient stranger = client(port, FakeXai.DEFAULT_KEY)) {
                StoredFile file = anna.files().upload(HERON);

                assertThatExceptionOfType(NotFoundException.class)
                        .isThrownBy(() -> bert.files().get(file.id()));
                assertThatExceptionOfType(AuthenticationException.class)
                        .isThrownBy(() -> stranger.files().get(file.id()));
            }
            program.terminate();
            assertThat(program.output()).isEmpty();
        }
    }

    @Test
    void eachManagementKeyManagesItsOwnCollections() throws Exception {
        try (Program program = Program.start(
                "--port",
                "0",
                "--key",
                "anna-key",
                "--key",
                "bert-key",
                "--management-key",
                "anna-management",
                "--management-key",
                "bert-management")) {
            int port = program.port();
            String id = managing(
                            port,
                            "anna-management",
                            collections -> collections.createCollection(CreateCollectionRequest.newBuilder()
                                    .setCollectionName("herons")
                                    .build()))
                    .getCollectionId();
            GetCollectionMetadataRequest get = GetCollectionMetadataRequest.newBuilder()
                    .setCollectionId(id)
                    .build();

            assertThat(managing(port, "anna-management", collections -> collections.getCollectionMetadata(get))
                            .getCollectionName())
                    .isEqualTo("herons");
            assertThatExceptionOfType(StatusRuntimeException.class)
                    .isThrownBy(() -> managing(port, "bert-management", all -> all.getCollectionMetadata(get)))
                    .satisfies(e -> assertThat(e.getStatus().getCode()).isEqualTo(Code.NOT_FOUND));
            assertThatExceptionOfType(StatusRuntimeException.class)
                    .isThrownBy(
                            () -> managing(port, FakeXai.DEFAULT_MANAGEMENT_KEY, all -> all.getCollectionMetadata(get)))
                    .satisfies(e -> assertThat(e.getStatus().getCode()).isEqualTo(Code.UNAUTHENTICATED));
            program.terminate();
            assertThat(program.told().toString() + program.output())
                    .doesNotContain("anna-management", "bert-management");
        }
    }

    private static CollectionMetadata managing(
            int port, String key, Function<CollectionsGrpc.CollectionsBlockingStub, CollectionMetadata> call) {
        Metadata metadata = new Metadata();
        metadata.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + key);
        ManagedChannel channel = Grpc.newChannelBuilderForAddress(
                        "127.0.0.1", port, InsecureChannelCredentials.create())
                .intercept(MetadataUtils.newAttachHeadersInterceptor(metadata))
                .build();
        try {
            return call.apply(CollectionsGrpc.newBlockingStub(channel));
        } finally {
            channel.shutdownNow();
        }
    }

    private static FileChatClient client(int port, String key) {
        return FileChatClient.builder()
                .endpoint("127.0.0.1", port)
                .plaintext()
                .apiKey(key)
                .build();
    }

    @Test
    void servesOverTlsWithACertificateThatItWrites() throws Exception {
        Path pem = directory.resolve("ca.pem");
        try (Program program = Program.start("--port", "0", "--tls", "--certificate", pem.toString())) {
            int port = program.port();
            assertThat(program.told()).first().isEqualTo("Clients have to trust " + pem.toAbsolutePath());
            try (FileChatClient client = FileChatClient.builder()
                    .endpoint("localhost", port)
                    .trustedCertificates(List.of(read(pem)))
                    .apiKey(FakeXai.DEFAULT_KEY)
                    .build()) {
                assertThat(client.files().upload(HERON).size()).isEqualTo(42);
            }
        }
    }

    @Test
    void listensWhereItIsToldToAndHasItsHostsInTheCertificate() throws Exception {
        Path pem = directory.resolve("ca.pem");
        try (Program program = Program.start(
                "--port",
                "0",
                "--bind",
                "0.0.0.0",
                "--tls",
                "--host-name",
                "127.0.0.2",
                "--host-name",
                "fake-xai",
                "--certificate",
                pem.toString())) {
            int port = program.port();
            assertThat(program.told()).last().asString().startsWith("Fake xAI listens on 0.0.0.0:" + port + ", TLS");
            try (FileChatClient client = FileChatClient.builder()
                    .endpoint("127.0.0.2", port)
                    .trustedCertificates(pem)
                    .apiKey(FakeXai.DEFAULT_KEY)
                    .build()) {
                assertThat(client.files().upload(HERON).size()).isEqualTo(42);
            }
            assertThat(read(pem).getSubjectAlternativeNames())
                    .extracting(name -> String.valueOf(name.get(1)))
                    .containsExactlyInAnyOrder("localhost", "127.0.0.1", "127.0.0.2", "fake-xai");
        }
    }

    @Test
    void knowsTheModelsThatItIsTold() {
        try (Program program = Program.start("--port", "0", "--model", "grok-4.5", "--model", "grok-5");
                FileChatClient client = program.client(FakeXai.DEFAULT_KEY)) {
            assertThat(client.chat()
                            .create("grok-5")
                            .append(user("Hello?"))
                            .sample()
                            .content())
                    .isNotEmpty();
            assertThatExceptionOfType(InvalidArgumentException.class)
                    .isThrownBy(() -> client.chat()
                            .create("grok-3")
                            .append(user("Hello?"))
                            .sample())
                    .withMessageContaining("Model not found: grok-3. The fake was told to have grok-4.5, grok-5.");
        }
    }

    private static X509Certificate read(Path pem) throws Exception {
        try (InputStream in = Files.newInputStream(pem)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    @Test
    void keepsFilesInItsDirectoryAlsoWhenItIsKilled() throws Exception {
        StoredFile file;
        try (Program program = start();
                FileChatClient client = program.client(FakeXai.DEFAULT_KEY)) {
            file = client.files().upload(HERON);
            program.kill();
        }
        try (Program program = start();
                FileChatClient client = program.client(FakeXai.DEFAULT_KEY)) {
            assertThat(program.told()).first().isEqualTo("Its directory " + directory.resolve("kept") + " has 1 file");
            assertThat(client.files().get(file.id())).isEqualTo(file);
            assertThat(new String(client.files().content(file.id()).readAllBytes(), UTF_8))
                    .contains("48213");
            try (Program second = start()) {
                assertRefused(second, "is in use by another fake");
            }
            program.terminate();
        }
        try (Stream<Path> left = Files.list(directory.resolve("kept"))) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("fake-xai.lock", "files");
        }
        Path entry;
        try (Stream<Path> files = Files.list(directory.resolve("kept/files"))) {
            entry = files.filter(path -> path.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(entry, "torn");
        try (Program program = start()) {
            program.port();
            assertThat(program.told()).element(0).asString().endsWith("has 0 files");
            assertThat(program.told()).element(1).asString().startsWith("Skipped " + entry);
        }
    }

    private Program start() {
        return Program.start(
                "--port", "0", "--directory", directory.resolve("kept").toString());
    }

    @Test
    void faultsStrikeAsTheyAreWritten() {
        try (Program program = Program.start(
                        "--port", "0", "--fault", "UploadFile:nth=2:refuse=PERMISSION_DENIED,Not so fast: wait.");
                FileChatClient client = program.client(FakeXai.DEFAULT_KEY)) {
            assertThat(program.told())
                    .first()
                    .isEqualTo("Fault on UploadFile, number 2: refuse with PERMISSION_DENIED");
            client.files().upload(HERON);
            assertThatExceptionOfType(PermissionDeniedException.class)
                    .isThrownBy(() -> client.files().upload(HERON))
                    .withMessageContaining("Not so fast: wait.");
        }
    }

    @Test
    void aPortThatIsTakenIsToldInOneLine() {
        try (FakeXai other = FakeXai.start();
                Program program = Program.start("--port", String.valueOf(other.port()))) {
            assertRefused(program, other.port() + ": ");
        }
    }

    @Test
    void wrongInputIsToldInOneLine() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        refused("port must be 0 to 65535, not 70000", "--port", "70000");
        refused("is not a directory", "--port", "0", "--directory", file.toString());
        refused(
                "there is no fault \"explode\"; there are refuse, failWhenDone, delay,",
                "--port",
                "0",
                "--fault",
                "onChats:explode");
        refused("--certificate needs --tls", "--port", "0", "--certificate", file.toString());
        refused("--host-name needs --tls", "--port", "0", "--host-name", "fake-xai");
        refused("not \"fake-xai\"", "--port", "0", "--bind", "fake-xai");
        refused("printable ASCII", "--port", "0", "--key", "Schlüssel");
        refused("once for each --key", "--port", "0", "--management-key", "a", "--management-key", "b");
        refused("Unknown option: '--nope'", "--nope");
    }

    private static void refused(String message, String... arguments) {
        try (Program program = Program.start(arguments)) {
            assertRefused(program, message);
        }
    }

    private static void assertRefused(Program program, String message) {
        assertThat(program.exitCode()).as(program.told().toString()).isEqualTo(2);
        assertThat(program.told())
                .singleElement()
                .asString()
                .startsWith("fake-xai: ")
                .contains(message);
        assertThat(program.output()).isEmpty();
    }
}
