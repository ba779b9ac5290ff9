// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.chat.messages.Message.user;
import static dev.filechat.testkit.chat.TextMatcher.containing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.Any;
import com.google.rpc.RetryInfo;
import dev.filechat.FileChatClient;
import dev.filechat.batches.Batch;
import dev.filechat.batches.ItemOutcome;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.FileRef;
import dev.filechat.collections.DocumentCollection;
import dev.filechat.collections.NewDocument;
import dev.filechat.errors.ConfigurationException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.PermissionDeniedException;
import dev.filechat.files.sources.FileSource;
import dev.filechat.images.GeneratedImage;
import dev.filechat.images.ImageRequest;
import dev.filechat.proto.BatchResult;
import dev.filechat.proto.ListBatchResultsResponse;
import dev.filechat.spi.ChatTransport;
import dev.filechat.spi.FilesTransport;
import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportProvider;
import dev.filechat.spi.TransportSettings;
import dev.filechat.testkit.cassette.Cassette;
import dev.filechat.testkit.internal.server.InProcessTransportProvider;
import io.grpc.Status.Code;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded of models, tokens, pictures and batches is played back without a service. */
class CassetteServicesTest {

    private static final byte[] CONTENT = "The heron sleeps at night.".getBytes(StandardCharsets.UTF_8);

    @AutoClose
    private final FakeXai xai = FakeXai.builder().inProcess().start();

    @TempDir
    private Path directory;

    private FileChatClient recording() {
        return xai.configure(FileChatClient.builder())
                .transport(Cassette.record(tape(), new InProcessTransportProvider()))
                .build();
    }

    private FileChatClient client(Cassette cassette) {
        return FileChatClient.builder().transport(cassette).apiKey("any").build();
    }

    private Path tape() {
        return directory.resolve("tape.jsonl");
    }

    /** What a program sees that uses every call of these services. */
    private static List<Object> everything(FileChatClient client) {
        List<Object> seen = new ArrayList<>();
        seen.add(client.models().languageModels());
        seen.add(client.models().languageModel("grok-4.5"));
        seen.add(client.models().embeddingModels());
        seen.add(client.models()
                .embeddingModel(client.models().embeddingModels().getFirst().name()));
        seen.add(client.models().imageModels());
        seen.add(client.models().imageModel("grok-imagine-image"));
        seen.add(client.models().tokens("grok-4.5", "The heron sleeps."));
        seen.add(client.models().keyInfo());
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> client.models().languageModel("no-model"))
                .satisfies(e -> seen.add(e.getMessage()));

        GeneratedImage gate = client.images()
                .generate("grok-imagine-image", "A gate at dawn")
                .images()
                .getFirst();
        seen.add(new String(gate.bytes(), StandardCharsets.ISO_8859_1));
        seen.add(client.images()
                .generate(ImageRequest.builder("grok-imagine-image", "Make it red")
                        .sources(List.of(Content.image(gate.bytes())))
                        .build()));

        Batch batch = client.batches().create("invoices");
        for (String id : List.of("good", "bad")) {
            FileRef file = FileRef.inline("a.txt", "text/plain", CONTENT);
            batch.add(id, client.chat().create("grok-4.5").append(user(id + "?", Content.file(file))));
        }
        seen.add(batch.info());
        seen.add(batch.info().counts().orElseThrow());
        seen.add(batch.items().stream().toList());
        seen.add(batch.results().stream().toList());
        seen.add(batch.result("bad"));
        seen.add(batch.cancel());
        seen.add(client.batches().list().stream().toList());
        return seen;
    }

    @Test
    void everyCallIsPlayedBackAsItWas() {
        xai.chat().whenUserSays(containing("good?")).reply("Fine.");
        xai.chat().whenUserSays(containing("bad?")).fail(Code.INVALID_ARGUMENT, "Too bad.");
        List<Object> recorded;
        try (FileChatClient client = recording()) {
            recorded = everything(client);
        }
        xai.close();
        assertThat(recorded)
                .anySatisfy(seen -> assertThat(seen)
                        .asInstanceOf(InstanceOfAssertFactories.LIST)
                        .hasSize(2)
                        .hasAtLeastOneElementOfType(ItemOutcome.Answered.class)
                        .hasAtLeastOneElementOfType(ItemOutcome.Failed.class));
        Cassette cassette = Cassette.replay(tape());

        try (FileChatClient client = client(cassette)) {
            assertThat(everything(client)).isEqualTo(recorded);
        }

        assertThat(cassette.unplayed()).isEmpty();
    }

    @Test
    void holdsNoKeyAndNoBytesOfWhatIsSent() throws Exception {
        try (FileChatClient client = recording()) {
            everything(client);
            xai.faults()
                    .onAnyCall()
                    .once()
                    .refuse(Code.PERMISSION_DENIED, "The key " + xai.key() + " may not do that.");
            assertThatExceptionOfType(PermissionDeniedException.class)
                    .isThrownBy(() -> client.batches().create("b"))
                    .withMessageContaining("The key [key] may not do that.");
        }

        assertThat(Files.readString(tape()))
                .doesNotContain(xai.key())
                .doesNotContain(Base64.getEncoder().encodeToString(CONTENT))
                .contains(UploadTest.sha256(CONTENT))
                .contains("The key [key] may not do that.");
    }

    @Test
    void theDetailsOfAFailedRequestAreRecorded() throws Exception {
        BatchResult failed = BatchResult.newBuilder()
                .setBatchRequestId("a")
                .setError(com.google.rpc.Status.newBuilder()
                        .setCode(Code.UNAVAILABLE.value())
                        .addDetails(Any.pack(RetryInfo.getDefaultInstance())))
                .build();
        xai.faults()
                .on("ListBatchResults")
                .changeAnswer(
                        ListBatchResultsResponse.class,
                        answer -> answer.toBuilder().addResults(failed).build());
        List<ItemOutcome> recorded;
        String id;
        try (FileChatClient client = recording()) {
            Batch batch = client.batches().create("invoices");
            id = batch.id();
            recorded = batch.results().stream().toList();
        }

        try (FileChatClient client = client(Cassette.replay(tape()))) {
            assertThat(client.batches().create("invoices").results().stream().toList())
                    .isEqualTo(recorded)
                    .hasSize(1);
        }

        assertThat(Files.readString(tape())).contains(id, "google.rpc.RetryInfo");
    }

    /** Collections are managed at another host with another key, and searched at that of the API. */
    private static List<Object> collections(FileChatClient client) {
        List<Object> seen = new ArrayList<>();
        DocumentCollection manuals = client.collections().create("manuals");
        String file = manuals.add(NewDocument.of(FileSource.of("manual.txt", CONTENT)));
        seen.add(manuals.info());
        seen.add(manuals.awaitIndexed(file, Duration.ofMinutes(1)));
        seen.add(manuals.documents().stream().toList());
        seen.add(manuals.search("When does the heron sleep?"));
        manuals.remove(file);
        manuals.delete();
        return seen;
    }

    @Test
    void collectionsArePlayedBackFromOneCassetteForBothHosts() throws Exception {
        List<Object> recorded;
        try (FileChatClient client = recording()) {
            recorded = collections(client);
            String key = xai.managementKey();
            xai.faults().on("CreateCollection").once().refuse(Code.PERMISSION_DENIED, "The key " + key + " may not.");
            assertThatExceptionOfType(PermissionDeniedException.class)
                    .isThrownBy(() -> client.collections().create("more"));
        }
        xai.close();
        assertThat(recorded).last().asInstanceOf(InstanceOfAssertFactories.LIST).isNotEmpty();
        Cassette cassette = Cassette.replay(tape());

        try (FileChatClient client = FileChatClient.builder()
                .transport(cassette)
                .apiKey("any")
                .managementKey("any-other")
                .build()) {
            assertThat(collections(client)).isEqualTo(recorded);
            assertThatExceptionOfType(PermissionDeniedException.class)
                    .isThrownBy(() -> client.collections().create("more"))
                    .withMessageContaining("The key [key] may not.");
        }

        assertThat(cassette.unplayed()).isEmpty();
        assertThat(Files.readString(tape())).doesNotContain(xai.managementKey(), xai.key());
    }

    @Test
    void anotherRequestIsNamedWithTheFieldThatDiffers() {
        try (FileChatClient client = recording()) {
            client.images().generate("grok-imagine-image", "A gate at dawn");
        }

        try (FileChatClient client = client(Cassette.replay(tape()))) {
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> client.images().generate("grok-imagine-image", "A gate at dusk"))
                    .withMessageContaining("GenerateImage")
                    .withMessageContaining("prompt")
                    .withMessageContaining("A gate at dusk");
        }
    }

    @Test
    void aFurtherTransportOfAClientSharesItsCassette() throws Exception {
        TransportSettings settings = TransportSettings.builder("elsewhere", 443).build();
        Cassette recording = Cassette.record(tape(), new InProcessTransportProvider());
        Transport first = recording.create(settings);
        Transport further = recording.createFurther(first, settings);
        further.close();
        assertThat(Files.readString(tape())).as("goes on").doesNotContain("\"end\"");
        first.close();
        assertThat(Files.readString(tape())).contains("\"end\":0");

        Cassette replaying = Cassette.replay(tape());
        Transport played = replaying.create(settings);
        assertThat(replaying.createFurther(played, settings)).isNotSameAs(played);
        played.close();
    }

    @Test
    void aTransportOfAnotherKindIsNamed() {
        try (FileChatClient client = xai.configure(FileChatClient.builder())
                .transport(Cassette.record(tape(), new OtherKind()))
                .build()) {
            assertThatExceptionOfType(ConfigurationException.class)
                    .isThrownBy(() -> client.models().keyInfo())
                    .withMessageContaining(OtherKind.class.getName());
        }
    }

    /** Hides the transport that it uses. */
    private static final class OtherKind implements TransportProvider {
        @Override
        public String name() {
            return "other";
        }

        @Override
        public int spiVersion() {
            return SPI_VERSION;
        }

        @Override
        public Transport create(TransportSettings settings) {
            Transport hidden = new InProcessTransportProvider().create(settings);
            return new Transport() {
                @Override
                public FilesTransport files() {
                    return hidden.files();
                }

                @Override
                public ChatTransport chat() {
                    return hidden.chat();
                }

                @Override
                public void close() {
                    hidden.close();
                }
            };
        }
    }
}
