// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.batches.ItemState;
import dev.filechat.chat.messages.ImageDetail;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.options.AgentCount;
import dev.filechat.chat.options.FormatType;
import dev.filechat.chat.options.GuidelineBehavior;
import dev.filechat.chat.options.GuidelineCategory;
import dev.filechat.chat.options.IncludeOption;
import dev.filechat.chat.options.ReasoningEffort;
import dev.filechat.chat.options.ServiceTier;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.search.SearchMode;
import dev.filechat.chat.tools.ServerSideTool;
import dev.filechat.chat.tools.ToolCallStatus;
import dev.filechat.chat.tools.ToolCallType;
import dev.filechat.chat.tools.ToolMode;
import dev.filechat.collections.DistanceMetric;
import dev.filechat.collections.DocumentStatus;
import dev.filechat.collections.RankingMetric;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenEnumerationsTest {
    @ParameterizedTest
    @ValueSource(
            classes = {
                AgentCount.class,
                DistanceMetric.class,
                DocumentStatus.class,
                FinishReason.class,
                FormatType.class,
                GuidelineBehavior.class,
                GuidelineCategory.class,
                ImageDetail.class,
                IncludeOption.class,
                ItemState.class,
                RankingMetric.class,
                ReasoningEffort.class,
                Role.class,
                SearchMode.class,
                ServerSideTool.class,
                ServiceTier.class,
                ToolCallStatus.class,
                ToolCallType.class,
                ToolMode.class
            })
    void aConstantIsShownByItsNameAndHasANumberOfItsOwn(Class<?> type) throws Exception {
        List<Field> constants = Arrays.stream(type.getFields())
                .filter(field -> field.getType() == type)
                .toList();
        Set<Object> distinct = new HashSet<>();
        for (Field constant : constants) {
            assertThat(constant.get(null)).hasToString(constant.getName());
            distinct.add(constant.get(null));
        }

        assertThat(distinct).hasSizeGreaterThan(1).hasSameSizeAs(constants);
        assertThat(type.getConstructor(int.class).newInstance(17)).hasToString(type.getSimpleName() + "(17)");
    }

    @Test
    void numbersAreThoseOfTheWireAlsoAfterAGap() {
        assertThat(ToolCallType.IMAGE_GENERATION_TOOL).isEqualTo(new ToolCallType(10));
        assertThat(ServerSideTool.ATTACHMENT_SEARCH).isEqualTo(new ServerSideTool(8));
        assertThat(ServerSideTool.IMAGE_SEARCH).isEqualTo(new ServerSideTool(10));
        assertThat(ToolCallStatus.COMPLETED).isEqualTo(new ToolCallStatus(1));
        assertThat(ReasoningEffort.NONE).isEqualTo(new ReasoningEffort(4));
        assertThat(GuidelineCategory.PROFANITY).isEqualTo(new GuidelineCategory(5));
        assertThat(SearchMode.AUTO).isEqualTo(new SearchMode(3));
        assertThat(DocumentStatus.WRITING).isEqualTo(new DocumentStatus(6));
        assertThat(DistanceMetric.INNER_PRODUCT).isEqualTo(new DistanceMetric(3));
        assertThat(RankingMetric.COSINE_SIMILARITY).isEqualTo(new RankingMetric(2));
    }
}
