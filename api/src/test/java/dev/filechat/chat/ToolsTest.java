// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.filechat.chat.search.NewsSource;
import dev.filechat.chat.search.WebSource;
import dev.filechat.chat.search.XSource;
import dev.filechat.chat.tools.CollectionsSearch;
import dev.filechat.chat.tools.Reranker;
import dev.filechat.chat.tools.Retrieval;
import dev.filechat.chat.tools.WebSearch;
import dev.filechat.chat.tools.XSearch;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToolsTest {
    private static final List<String> FIVE = Collections.nCopies(5, "x");
    private static final List<String> SIX = Collections.nCopies(6, "x");

    @Test
    void aWebSearchTakesFiveDomainsAndNoMore() {
        assertThat(WebSearch.builder().allowedDomains(FIVE).build().allowedDomains())
                .hasSize(5);
        assertThat(WebSearch.builder().excludedDomains(FIVE).build().excludedDomains())
                .hasSize(5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebSearch.builder().allowedDomains(SIX).build())
                .withMessage("allowedDomains has 6 elements; the service's limit is 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebSearch.builder().excludedDomains(SIX).build())
                .withMessage("excludedDomains has 6 elements; the service's limit is 5");
    }

    @Test
    void allowedAndExcludedDoNotGoTogether() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebSearch.builder()
                        .allowedDomains(FIVE)
                        .excludedDomains(FIVE)
                        .build())
                .withMessageContaining("allowedDomains and excludedDomains");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> XSearch.builder()
                        .allowedHandles(FIVE)
                        .excludedHandles(FIVE)
                        .build())
                .withMessageContaining("allowedHandles and excludedHandles");
    }

    @Test
    void aCollectionsSearchTakesTenCollectionsAndNoMore() {
        assertThat(CollectionsSearch.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10")
                        .collectionIds())
                .hasSize(10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CollectionsSearch.builder()
                        .collectionIds(Collections.nCopies(11, "c"))
                        .build())
                .withMessage("collectionIds has 11 elements; the service's limit is 10");
    }

    @Test
    void aChangeOfASourceKeepsItsOtherSettings() {
        XSource x = XSource.create()
                .withIncludedHandles(List.of("in"))
                .withExcludedHandles(List.of("out"))
                .withPostFavoriteCount(1)
                .withPostViewCount(2);
        NewsSource news = NewsSource.create()
                .withExcludedWebsites(List.of("a.example"))
                .withCountry("CH")
                .withSafeSearch(false);
        WebSource web = WebSource.create()
                .withAllowedWebsites(List.of("b.example"))
                .withExcludedWebsites(List.of("a.example"))
                .withCountry("CH")
                .withSafeSearch(false);

        assertThat(x)
                .hasToString("XSource[includedHandles=[in], excludedHandles=[out], postFavoriteCount=1,"
                        + " postViewCount=2]");
        assertThat(news.excludedWebsites()).containsExactly("a.example");
        assertThat(news.country()).contains("CH");
        assertThat(news.safeSearch()).isFalse();
        assertThat(web.allowedWebsites()).containsExactly("b.example");
        assertThat(web.excludedWebsites()).containsExactly("a.example");
        assertThat(web.country()).contains("CH");
        assertThat(web.safeSearch()).isFalse();
    }

    @Test
    void aChangeOfARetrievalKeepsItsOtherSettings() {
        Reranker.Model model = Reranker.model().withName("m").withInstructions("i");
        Retrieval.Hybrid hybrid = Retrieval.hybrid().withReranker(model).withSearchMultiplier(3);

        assertThat(model.name()).contains("m");
        assertThat(model.instructions()).contains("i");
        assertThat(hybrid.reranker()).contains(model);
        assertThat(hybrid.searchMultiplier()).hasValue(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reranker.rankFusion(Float.NaN, 0))
                .withMessageContaining("embeddingWeight is NaN");
    }
}
