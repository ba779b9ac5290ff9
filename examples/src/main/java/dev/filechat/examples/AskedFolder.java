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
        var question = args.length > 1 ? args[1] : "What guarantee has the battery?";
        try (var client = ExampleClient.open()) {
            var files = FileSource.folder(ExampleFiles.folder(args, "offer-kestrel.txt", "offer-osprey.txt"));
            var folder = client.collections().create("folder");
            var documents = files.stream().map(NewDocument::of).toList();
            var ids = folder.addAll(documents).orThrow();
            var unused = folder.awaitAllIndexed(ids, Duration.ofMinutes(10));
            var options = ChatOptions.builder().tools(CollectionsSearch.of(folder.id()));
            options.include(IncludeOption.INLINE_CITATIONS);
            var chat = client.chat().create("grok-4.5", options.build());
            var answer = chat.append(user(question)).sample();
            System.out.println(answer.content().replaceAll("\\[(\\[\\w+])]\\(\\S+?\\)", " $1")); // it has [[1]](link)
            for (var citation : answer.inlineCitations()) {
                if (citation.source() instanceof Collections passage) {
                    var name = folder.document(passage.fileId()).name();
                    System.out.println("[" + citation.id() + "] " + name);
                }
            }
            folder.delete();
            client.files().deleteAll(ids).orThrow();
        }
    }
}
