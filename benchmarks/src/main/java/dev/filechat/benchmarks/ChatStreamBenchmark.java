// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks;

import dev.filechat.FileChatClient;
import dev.filechat.chat.ChatChunk;
import dev.filechat.chat.ChatOptions;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.Message;
import dev.filechat.proto.ChatGrpc;
import dev.filechat.proto.Content;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.MessageRole;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A streamed answer, read to its end by one thread: over the public API, and with the stub that grpc-java generates. Each
 * contender counts the characters, so that no answer goes unread.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 10)
@Measurement(iterations = 20)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls start() first
public class ChatStreamBenchmark {
    /** How many chunks the answer has. */
    @Param("100000")
    public int chunks;

    private ServerProcess server;
    private FileChatClient client;
    private ManagedChannel channel;

    /** Starts the server and connects to it. */
    @Setup(Level.Trial)
    public void start() throws IOException {
        server = ServerProcess.start();
        client = FileChatClient.builder()
                .apiKey("benchmark")
                .endpoint("localhost", server.port())
                .plaintext()
                .transport("grpc-netty")
                .build();
        channel = NettyChannelBuilder.forAddress("localhost", server.port())
                .usePlaintext()
                .build();
    }

    /** Ends them. */
    @TearDown(Level.Trial)
    public void stop() throws IOException {
        client.close();
        channel.shutdownNow();
        server.close();
    }

    /** The public API: chunks of filechat's own, the whole response put together. */
    @Benchmark
    public long filechat() {
        long characters = 0;
        try (ChatStream stream = client
                .chat()
                .create("grok-4.5", ChatOptions.builder().maxTokens(chunks).build())
                .append(Message.user("Go on."))
                .stream()) {
            for (ChatChunk chunk : stream) {
                characters += chunk.content().length();
            }
            return checked(characters, stream.response().content().length());
        }
    }

    /** The generated blocking stub, whose messages are read and thrown away. */
    @Benchmark
    public long generatedBlockingStub() {
        long characters = 0;
        Iterator<GetChatCompletionChunk> answers = ChatGrpc.newBlockingStub(channel)
                .getCompletionChunk(GetCompletionsRequest.newBuilder()
                        .setModel("grok-4.5")
                        .setMaxTokens(chunks)
                        .addMessages(dev.filechat.proto.Message.newBuilder()
                                .setRole(MessageRole.ROLE_USER)
                                .addContent(Content.newBuilder().setText("Go on.")))
                        .build());
        while (answers.hasNext()) {
            characters += answers.next().getOutputs(0).getDelta().getContent().length();
        }
        return checked(characters, characters);
    }

    private long checked(long characters, long whole) {
        long sent = (long) chunks * ChunkBurst.WORD.length();
        if (characters != sent || whole != sent) {
            throw new IllegalStateException(characters + " and " + whole + " characters came of " + sent);
        }
        return characters;
    }
}
