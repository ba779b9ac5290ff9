// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.filechat.FileChatClient;
import java.nio.charset.StandardCharsets;

/** Reads an invoice by a fake: its host, port and key are the arguments. */
public final class Program {
    private Program() {}

    /** Prints the invoice's number. */
    public static void main(String[] args) {
        try (FileChatClient client = FileChatClient.builder()
                .apiKey(args[2])
                .endpoint(args[0], Integer.parseInt(args[1]))
                .plaintext()
                .build()) {
            Reader reader = new Reader(client);
            byte[] content = "Invoice A-7".getBytes(StandardCharsets.UTF_8);
            System.out.println(reader.invoice(reader.upload("invoice.txt", content)).number());
        }
    }
}
