// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.assertions;

import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.search.CitationSource;
import java.util.List;
import java.util.stream.Stream;

/** All that an answer cites. */
final class CitedSources {

    private CitedSources() {}

    static List<String> of(ChatResponse response) {
        Stream<String> inline = response.outputs().stream()
                .flatMap(output -> output.citations().stream())
                .flatMap(citation -> named(citation.source()));
        return Stream.concat(response.citations().stream(), inline).distinct().toList();
    }

    private static Stream<String> named(CitationSource source) {
        return switch (source) {
            case CitationSource.Web web -> Stream.of(web.url());
            case CitationSource.X post -> Stream.of(post.url());
            case CitationSource.Collections passage -> Stream.of(passage.fileId());
            case CitationSource.None none -> Stream.empty();
        };
    }
}
