// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

import dev.filechat.FileChatClient;
import io.helidon.config.Config;
import io.helidon.webserver.WebServer;
import java.time.Duration;

// snippet: application
/** A server that answers questions about files. */
final class Application {
    private Application() {}

    public static void main(String[] args) {
        Config config = Config.create();
        FileChatClient client = FileChatClient.builder()
                .timeout(config.get("answers.timeout").as(Duration.class).get())
                .build();
        WebServer server = server(config, client).start();
        System.out.println("http://localhost:" + server.port());
    }

    /** The server closes the client when it stops. */
    static WebServer server(Config config, FileChatClient client) {
        return WebServer.builder()
                .config(config.get("server"))
                .routing(routing -> routing.register(new Answers(client)))
                .build();
    }
}
// end
