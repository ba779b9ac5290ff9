// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import dev.filechat.TaskDecorator;
import dev.filechat.errors.FileChatException;
import dev.filechat.testkit.FakeXai;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The client of the examples: of the real service if there is a key, else of a fake one that is started here. */
final class ExampleClient {
    /** How fast the fake service writes, so that the streaming can be seen. */
    private static final Duration FAKE_WORD_DELAY = Duration.ofMillis(25);

    /** The fake that was started last, for a test to look at. */
    private static volatile @Nullable FakeXai started;

    private ExampleClient() {}

    static FakeXai fake() {
        return Objects.requireNonNull(started, "no fake was started");
    }

    /** Opens a client, which the caller closes; the fake, if there is one, ends with the JVM. */
    static FileChatClient open() {
        return open(task -> task);
    }

    /** The same, with a decorator for what runs on other threads. */
    static FileChatClient open(TaskDecorator decorator) {
        Thread.currentThread().setUncaughtExceptionHandler(ExampleClient::explain);
        // Both transports are on the class path of the examples, so one has to be named.
        String chosen = System.getenv("FILECHAT_TRANSPORT");
        FileChatClientBuilder builder = FileChatClient.builder()
                .transport(chosen == null || chosen.isBlank() ? "grpc-netty" : chosen)
                .taskDecorator(decorator);
        if (System.getenv("XAI_API_KEY") != null) {
            return builder.build();
        }
        FakeXai fake = FakeXai.builder().wordDelay(FAKE_WORD_DELAY).start();
        Runtime.getRuntime().addShutdownHook(new Thread(fake::close));
        started = fake;
        ExampleScripts.addTo(fake.chat());
        // To standard error, as answers alone go to standard output.
        System.err.println(
                "XAI_API_KEY is not set: asking filechat's own fake service on " + fake.host() + ":" + fake.port());
        return fake.configure(builder).build();
    }

    /** Without the stack: what failed is in the message. */
    private static void explain(Thread thread, Throwable failure) {
        if (failure instanceof FileChatException
                || failure instanceof IllegalArgumentException
                || failure instanceof IOException) {
            System.err.println(failure);
        } else {
            failure.printStackTrace();
        }
    }
}
