// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static dev.filechat.chat.messages.Message.user;

import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.IncludeOption;
import dev.filechat.chat.search.CitationSource.Collections;
import dev.filechat.chat.tools.CollectionsSearch;
import dev.filechat.collections.NewDocument;
import dev.filechat.files.sources.FileSource;
import java.time.Duration;

/** Puts a folder into a collection, and asks it: {@code AskedFolder FOLDER "QUESTION"}. */
public final class AskedFolder {
    public static void main(String[] args) {
        var question = args.length > 1 ? args[1] : "What guarantee is given?";
        var files = FileSource.folder(ExampleFiles.folder(args, "offer-kestrel.txt", "offer-osprey.txt"));
        try (var client = ExampleClient.open()) {
            var folder = client.collections().create("folder");
            var ids =
                    folder.addAll(files.stream().map(NewDocument::of).toList()).orThrow();
            var unused = folder.awaitAllIndexed(ids, Duration.ofMinutes(10));

            var options = ChatOptions.builder()
                    .tools(CollectionsSearch.of(folder.id()))
                    .include(IncludeOption.INLINE_CITATIONS)
                    .build();
            var answer = client.chat()
                    .create("grok-4.5", options)
                    .append(user(question))
                    .sample();
            System.out.println(answer.content().replaceAll("\\[(\\[\\w+])]\\(\\S+?\\)", " $1")); // it has [[1]](link)
            for (var citation : answer.inlineCitations()) {
                if (citation.source() instanceof Collections passage) {
                    System.out.println("[" + citation.id() + "] "
                            + folder.document(passage.fileId()).name());
                }
            }
            folder.delete();
            client.files().deleteAll(ids).orThrow();
        }
    }
}
