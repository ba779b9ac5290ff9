// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks;

import dev.filechat.FileChatClient;
import dev.filechat.benchmarks.contenders.Address;
import dev.filechat.benchmarks.server.ChunkBurst;
import dev.filechat.benchmarks.server.ServerKind;
import dev.filechat.benchmarks.server.ServerProcess;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.proto.ChatGrpc;
import dev.filechat.proto.Content;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.MessageRole;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long it is until the first chunk of an answer is there: of {@link #QUESTIONS} questions, one after the other, to
 * a server that answers at once, with one chunk.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 20)
@Measurement(iterations = 10)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls start() first
public class FirstChunkBenchmark {
    /** How many questions are one operation. */
    public static final int QUESTIONS = 1_000;

    private static final ChatOptions ONE_CHUNK =
            ChatOptions.builder().maxTokens(1).build();

    private ServerProcess server;
    private FileChatClient client;
    private ManagedChannel channel;

    /** Starts the server and connects to it. */
    @Setup(Level.Trial)
    public void start() throws IOException {
        server = ServerProcess.start(ServerKind.BARE, false);
        Address address = Address.of(server, "grpc-netty");
        client = address.client();
        channel = address.channel();
    }

    /** Ends them. */
    @TearDown(Level.Trial)
    public void stop() throws IOException {
        client.close();
        channel.shutdownNow();
        server.close();
    }

    /** The public API. */
    @Benchmark
    public void filechat() {
        for (int i = 0; i < QUESTIONS; i++) {
            try (ChatStream stream =
                    client.chat().create("grok-4.5", ONE_CHUNK).append(Message.user("Go on.")).stream()) {
                check(stream.iterator().next().content());
            }
        }
    }

    /** The generated blocking stub. */
    @Benchmark
    public void generatedBlockingStub() {
        for (int i = 0; i < QUESTIONS; i++) {
            Iterator<GetChatCompletionChunk> answers = ChatGrpc.newBlockingStub(channel)
                    .getCompletionChunk(GetCompletionsRequest.newBuilder()
                            .setModel("grok-4.5")
                            .setMaxTokens(1)
                            .addMessages(dev.filechat.proto.Message.newBuilder()
                                    .setRole(MessageRole.ROLE_USER)
                                    .addContent(Content.newBuilder().setText("Go on.")))
                            .build());
            check(answers.next().getOutputs(0).getDelta().getContent());
        }
    }

    private static void check(String content) {
        if (!content.equals(ChunkBurst.WORD)) {
            throw new IllegalStateException("\"" + content + "\" came");
        }
    }
}
