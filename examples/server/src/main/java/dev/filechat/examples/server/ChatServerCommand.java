// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.server;

import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import dev.filechat.testkit.FakeXai;
import java.io.IOException;
import java.net.BindException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Serves the page until Ctrl-C: for the real service if there is a key, else for a fake one that is started here. */
public final class ChatServerCommand {
    private static final Duration FAKE_WORD_DELAY = Duration.ofMillis(40); // so that the streaming can be seen

    private ChatServerCommand() {}

    /** Argument: the port, 8080 if there is none, and 0 for a free one. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 1 || (args.length == 1 && !args[0].matches("\\d{1,5}"))) {
            System.err.println("chat-server [PORT] serves a page on this machine; PORT is 8080 if there is none");
            System.exit(2);
        }
        String chosen = System.getenv("FILECHAT_TRANSPORT");
        FileChatClientBuilder builder =
                FileChatClient.builder().transport(chosen == null || chosen.isBlank() ? "grpc-netty" : chosen);
        if (System.getenv("XAI_API_KEY") != null) {
            serve(builder.build(), () -> {}, args);
        } else {
            FakeXai fake = FakeXai.builder().wordDelay(FAKE_WORD_DELAY).start();
            fake.chat().answerUnmatched();
            say("XAI_API_KEY is not set: filechat's own fake service answers, by sentences of the files");
            serve(fake.configure(builder).build(), fake::close, args);
        }
    }

    private static void serve(FileChatClient client, Runnable last, String[] args)
            throws IOException, InterruptedException {
        int port = args.length == 0 ? 8080 : Integer.parseInt(args[0]);
        try {
            ChatServer server = ChatServer.start(client, ServerSettings.onPort(port));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close(); // deletes the visitors' files
                client.close();
                last.run();
            }));
            say("Open " + server.url() + " in a browser. Ctrl-C ends it, and deletes the files.");
            new CountDownLatch(1).await();
        } catch (BindException e) {
            client.close();
            last.run();
            System.err.println("Port " + port + " is in use. Give another one: examples/chat-server " + (port + 1));
            System.exit(1);
        }
    }

    /** Prints a line; a terminal that is too narrow for it shows several, broken between words. */
    private static void say(String line) {
        int columns = Integer.getInteger("terminal.output.columns", Integer.MAX_VALUE);
        String lines = columns > 0 ? line.replaceAll("(.{1," + columns + "}|\\S+)(?: |$)", "$1\n") : line;
        System.out.println(lines.strip());
    }
}
