// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.files;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.FileChatClient;
import dev.filechat.chat.ToolObserver;
import dev.filechat.chat.ToolResult;
import dev.filechat.chat.ToolRun;
import dev.filechat.chat.ToolRunOptions;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.tools.ToolContext;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.downloads.DownloadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.chat.ToolCallContract;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a listener throws, an {@link Error} too, ends nothing but the listener's own call. */
public interface ListenerContract extends OverTransport {
    /** What a class path with a hole in it gives. */
    private static void broken() {
        throw new NoClassDefFoundError("progress/Bar");
    }

    /** At the start, between two chunks, and at the end. */
    @Test
    default void anErrorOfAListenerEndsNoUpload() {
        byte[] bytes = TestBytes.of(2 * UploadContract.CHUNK + 1);
        UploadOptions options = UploadOptions.builder()
                .chunkSize(UploadContract.CHUNK)
                .onProgress(progress -> broken())
                .build();
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            client.files().upload(FileSource.of("a", bytes), options);

            assertThat(xai.files().named("a").getFirst().sha256()).isEqualTo(TestBytes.sha256(bytes));
        }
    }

    /** Neither that of a file nor that of the batch. */
    @Test
    default void anErrorOfAListenerEndsNoBatch() {
        BatchOptions options = BatchOptions.builder()
                .upload(UploadOptions.builder().onProgress(progress -> broken()).build())
                .onProgress(progress -> broken())
                .build();
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            List<FileSource> sources =
                    List.of(FileSource.of("a", new byte[10]), FileSource.of("b", new byte[UploadContract.CHUNK]));

            assertThat(client.files().uploadAll(sources, options).values()).hasSize(2);
        }
    }

    /** The bytes arrive all the same. */
    @Test
    default void anErrorOfAListenerEndsNoDownload() {
        byte[] bytes = TestBytes.of(3_000_000);
        DownloadOptions options =
                DownloadOptions.builder().onProgress(progress -> broken()).build();
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile file = client.files().upload(FileSource.of("a", bytes));
            ByteArrayOutputStream out = new ByteArrayOutputStream();

            assertThat(client.files().contentTo(file.id(), out, options)).isEqualTo(bytes.length);
            assertThat(TestBytes.sha256(out.toByteArray())).isEqualTo(TestBytes.sha256(bytes));
        }
    }

    /** The model gets the results, and answers. */
    @Test
    default void anErrorOfAnObserverEndsNoRunOfTools() {
        ToolObserver observer = new ToolObserver() {
            @Override
            public void onResponse(int round, ChatResponse response) {
                broken();
            }

            @Override
            public void onToolStart(ToolContext call) {
                broken();
            }

            @Override
            public void onToolEnd(ToolResult result) {
                broken();
            }
        };
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().callTool("weather", "{}").then().reply("It is sunny.");

            ToolRun run = client.chat()
                    .create("grok-4.5")
                    .append(user("How is the weather?"))
                    .runTools(
                            List.of(ToolCallContract.WEATHER),
                            ToolRunOptions.builder().observer(observer).build());

            assertThat(run.content()).isEqualTo("It is sunny.");
            assertThat(run.results()).hasSize(1);
        }
    }

    /** The JVM's own trouble is passed on; the call ends with it, and stores nothing. */
    @Test
    default void aVirtualMachineErrorPasses() throws InterruptedException {
        UploadOptions options = UploadOptions.builder()
                .chunkSize(UploadContract.CHUNK)
                .onProgress(progress -> {
                    if (progress.bytesSent() > 0) {
                        throw new InternalError("the JVM's");
                    }
                })
                .build();
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            FileSource source = FileSource.of("a", new byte[2 * UploadContract.CHUNK]);

            assertThatThrownBy(() -> client.files().upload(source, options))
                    .isInstanceOf(InternalError.class)
                    .hasMessage("the JVM's");
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(xai.files().all()).isEmpty();
        }
    }
}
