// SPDX-License-Identifier: Apache-2.0
package dev.filechat.architecture;

import static dev.filechat.chat.messages.Content.file;
import static dev.filechat.chat.messages.Message.user;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.chat.tools.RunnableTool;
import dev.filechat.collections.DocumentCollection;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.proto.FilesGrpc;
import dev.filechat.proto.ListFilesRequest;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.FakeXaiBuilder;
import dev.filechat.testkit.chat.TextMatcher;
import dev.filechat.testkit.faults.Refusal;
import dev.filechat.transport.contract.support.ConnectProxy;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uses the service over each transport, with and without TLS and a proxy, lets calls fail in several ways, and prints
 * the exceptions, spans, observations and metrics. Its output is searched.
 */
final class TalkativeProgram {
    static final String KEY = "xai-Zq7Rw2Kv9Tn4Xb6M";
    static final String WRONG_KEY = "xai-Wd3Jf8Hs5Gc1Lp0Y";
    static final String MANAGEMENT_KEY = "xai-token-Hn5Vc8Qe2Rb7";
    static final String WRONG_MANAGEMENT_KEY = "xai-token-Ty1Ug6Mk4Sz9";
    static final String PROXY_PASSWORD = "Ferret4Quay7Lock";
    static final String WRONG_PASSWORD = "Badger2Pier9Bolt";

    /** Short enough to be once in the bytes of a message's beginning, wherever these begin. */
    static final String CONTENT = "OtterGlade9 ";

    /** What another program in this JVM sends over gRPC's Netty; it is to be logged as ever. */
    static final String OTHERS_HEADER = "sent-by-somebody-else";

    static final String REQUEST_ID = "request-of-the-fake";
    static final String TRACE = "SLF4J's lowest level is on";
    static final String FINEST = "java.util.logging's lowest level is on";

    /** The system property that asks telemetry for content. */
    static final String CAPTURE = "talkative.capture";

    private TalkativeProgram() {}

    public static void main(String[] arguments) throws Exception {
        LoggerFactory.getLogger("talkative").trace(TRACE);
        Logger.getLogger("talkative").finest(FINEST);
        for (String transport : List.of("grpc-netty", "grpc-okhttp")) {
            for (boolean tls : new boolean[] {false, true}) {
                FakeXaiBuilder fake = FakeXai.builder().keys(KEY).managementKeys(MANAGEMENT_KEY);
                FakeXai xai = tls ? fake.tls().start() : fake.start();
                try (xai;
                        PrintedTelemetry telemetry = new PrintedTelemetry()) {
                    use(xai, transport, tls, telemetry);
                }
            }
        }
    }

    private static void use(FakeXai xai, String transport, boolean tls, PrintedTelemetry telemetry) throws Exception {
        sendSecretsBack(xai);
        byte[] content = CONTENT.repeat(20_000).getBytes(UTF_8);
        FileChatClientBuilder builder = client(xai, transport, telemetry);
        System.out.println(builder);
        try (FileChatClient client = builder.build()) {
            System.out.println(client);
            StoredFile stored = client.files().upload(FileSource.of("otter.txt", content));
            System.out.println(stored);
            try (InputStream download = client.files().content(stored.id())) {
                if (!Arrays.equals(download.readAllBytes(), content)) {
                    throw new IllegalStateException("The download is not what was uploaded");
                }
            }
            Chat chat = client.chat().create("grok-4.3", ChatOptions.none());
            chat.append(user(CONTENT.repeat(20), file(stored)));
            chat.sample();
            try (ChatStream chunks = chat.stream()) {
                chunks.forEach(chunk -> {});
            }
            if (!tls) {
                somebodyElse(xai);
            }
            useTool(xai, client);
            useCollection(xai, client);
            fails(() -> client.files().get("file_of_nobody"));
            refuse(xai, client, chat);
            xai.faults().onChats().once().refuse(Status.Code.INTERNAL, "no luck");
            fails(chat::sample);
            // All three attempts: an upload that was not sent to its end yet is tried again.
            xai.faults().onUploads().times(3).resetAfterReceiving(100_000);
            fails(() -> client.files().upload(FileSource.of("otter.txt", content)));
        }
        try (FileChatClient client =
                client(xai, transport, telemetry).apiKey(WRONG_KEY).build()) {
            fails(() -> client.ask("grok-4.3", CONTENT));
        }
        try (FileChatClient client = client(xai, transport, telemetry)
                .managementKey(WRONG_MANAGEMENT_KEY)
                .build()) {
            fails(() -> client.collections().create("otters"));
        }
        if (tls) {
            useProxy(xai, transport, telemetry);
        }
    }

    /** A service, or a gateway before it, may send a key back. */
    private static void sendSecretsBack(FakeXai xai) {
        xai.faults().onAnyCall().sendHeader("x-echo", "Your key is " + KEY);
        xai.faults().onAnyCall().sendHeader("x-request-id", REQUEST_ID);
        xai.faults().onAnyCall().sendTrailer("x-forwarded-authorization", "Bearer " + KEY);
    }

    /** What it is given and what it gives are content; it fails the second time. */
    private static void useTool(FakeXai xai, FileChatClient client) {
        xai.chat()
                .whenUserSays(TextMatcher.containing("the weather"))
                .callTool("weather", "{\"city\":\"" + CONTENT + "\"}")
                .then()
                .callTool("weather", "{\"city\":\"" + CONTENT + "\"}")
                .then()
                .reply("Sunny, " + CONTENT);
        AtomicInteger runs = new AtomicInteger();
        RunnableTool weather = RunnableTool.of(
                FunctionTool.of("weather", "The weather of a city", "{\"type\":\"object\"}"), (arguments, context) -> {
                    if (runs.incrementAndGet() == 2) {
                        throw new IllegalStateException("no weather in " + CONTENT);
                    }
                    return "sunny in " + CONTENT;
                });
        client.chat()
                .create("grok-4.3")
                .append(user("How is the weather? " + CONTENT))
                .runTools(weather);
    }

    /** At the management host, which may send its key back, too. */
    private static void useCollection(FakeXai xai, FileChatClient client) {
        xai.faults().on("CreateCollection").sendHeader("x-echo", "Your key is " + MANAGEMENT_KEY);
        xai.faults().on("CreateCollection").sendTrailer("x-forwarded-authorization", "Bearer " + MANAGEMENT_KEY);
        DocumentCollection otters = client.collections().create("otters");
        System.out.println(otters.info());
        otters.search(CONTENT).forEach(System.out::println);
        xai.faults().on("DeleteCollection").once().refuse(Status.Code.UNAUTHENTICATED, "No, " + MANAGEMENT_KEY);
        fails(otters::delete);
    }

    /** Says no, with the key in the words. */
    private static void refuse(FakeXai xai, FileChatClient client, Chat chat) {
        Refusal limit = Refusal.of(Status.Code.RESOURCE_EXHAUSTED, "Too many requests with the key " + KEY);
        xai.faults().onChats().once().refuse(limit.withPushback(Duration.ofMinutes(5)));
        fails(chat::sample);
        xai.faults().on("ListFiles").once().refuse(Status.Code.UNAVAILABLE, "Busy, " + KEY);
        client.files().list().forEach(file -> {});
    }

    private static void useProxy(FakeXai xai, String transport, PrintedTelemetry telemetry) throws Exception {
        try (ConnectProxy proxy = ConnectProxy.of("team", PROXY_PASSWORD)) {
            FileChatClientBuilder right =
                    client(xai, transport, telemetry).proxy(proxy.host(), proxy.port(), "team", PROXY_PASSWORD);
            System.out.println(right);
            try (FileChatClient client = right.build()) {
                client.files().list().forEach(file -> {});
            }
            try (FileChatClient client = client(xai, transport, telemetry)
                    .proxy(proxy.host(), proxy.port(), "team", WRONG_PASSWORD)
                    .build()) {
                fails(() -> client.ask("grok-4.3", CONTENT));
            }
        }
    }

    private static FileChatClientBuilder client(FakeXai xai, String transport, PrintedTelemetry telemetry) {
        return telemetry.observe(
                xai.configure(FileChatClient.builder()).transport(transport), Boolean.getBoolean(CAPTURE));
    }

    /** Over gRPC's Netty, while a client is there. */
    private static void somebodyElse(FakeXai xai) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("from", Metadata.ASCII_STRING_MARSHALLER), OTHERS_HEADER);
        ManagedChannel channel = NettyChannelBuilder.forAddress(xai.host(), xai.port())
                .usePlaintext()
                .intercept(MetadataUtils.newAttachHeadersInterceptor(headers))
                .build();
        fails(() -> FilesGrpc.newBlockingStub(channel).listFiles(ListFilesRequest.getDefaultInstance()));
        channel.shutdownNow();
    }

    private interface Call {
        void make() throws Exception;
    }

    private static void fails(Call call) {
        try {
            call.make();
        } catch (Exception e) {
            e.printStackTrace(System.out);
            return;
        }
        throw new IllegalStateException("A call that had to fail did not");
    }
}
