// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static dev.filechat.chat.messages.Content.file;
import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatEvent;
import dev.filechat.files.FileScope;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/** Reads an answer as a publisher of events, and asks for the next one when it is ready for it. */
public final class AsyncStream {
    private AsyncStream() {}

    /** Argument: a file, or none for a sample. */
    public static void main(String[] args) {
        try (FileChatClient client = ExampleClient.open()) {
            run(client, ExampleFiles.file(args, "report.txt"), System.out);
        }
    }

    static void run(FileChatClient client, Path path, PrintStream out) {
        try (FileScope scope = client.files().scope()) { // deletes the file at the end
            Chat chat = client.chat()
                    .create("grok-4.5")
                    .append(user("When is the third ferry ordered?", file(scope.upload(path))));
            Printer printer = new Printer(out);
            client.async().events(chat).subscribe(printer);
            printer.done.join();
        }
    }

    /** Any library of reactive streams takes the publisher; this is what is underneath. */
    private static final class Printer implements Flow.Subscriber<ChatEvent> {
        final CompletableFuture<Void> done = new CompletableFuture<>();
        private final PrintStream out;

        @SuppressWarnings("NullAway.Init") // onSubscribe comes first
        private Flow.Subscription subscription;

        Printer(PrintStream out) {
            this.out = out;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            subscription.request(1);
        }

        @Override
        public void onNext(ChatEvent event) {
            switch (event) {
                case ChatEvent.Text text -> out.print(text.text());
                case ChatEvent.Finished finished -> out.println();
                default -> {}
            }
            subscription.request(1); // until then no more is read from the service
        }

        @Override
        public void onError(Throwable failure) {
            done.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            done.complete(null);
        }
    }
}
