// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.chat.CostBudget;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.Output;
import dev.filechat.chat.responses.OutputDelta;
import dev.filechat.chat.responses.OutputFile;
import dev.filechat.chat.responses.OutputImage;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.chat.tools.ToolCallStatus;
import dev.filechat.chat.tools.ToolCallType;
import dev.filechat.errors.NotFoundException;
import dev.filechat.files.DeletedFile;
import dev.filechat.spi.ApiKey;
import dev.filechat.spi.TransportSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that text from outside is one harmless line in {@code toString()}, and unchanged in the accessors. */
class HarmlessTextTest {
    private static final String EVIL =
            "EVIL\n2026-01-01 INFO ok\r\u001b]52;c;eA\u0007\u009b2J\u2028\u202etxt.exe\u200f";
    private static final String HARMLESS =
            "EVIL\\n2026-01-01 INFO ok\\r\\u001b]52;c;eA\\u0007\\u009b2J\\u2028\\u202etxt.exe\\u200f";

    /** The types that show no text from outside. */
    private static final Set<Class<?>> WITHOUT_FOREIGN_TEXT =
            Set.of(FileChatClient.class, CostBudget.class, ApiKey.class, TransportSettings.class);

    /** The types that only a response makes, which have a test of their own. */
    private static final Set<Class<?>> OF_RESPONSES = Set.of(OutputImage.class);

    private final HostileValues hostile = new HostileValues(EVIL);

    static Stream<Class<?>> publicTypesWithATextOfTheirOwn() throws IOException, URISyntaxException {
        Path classes = Path.of(FileChatClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<Path> files;
        try (Stream<Path> walk = Files.walk(classes.resolve("dev"))) {
            files = walk.filter(file -> file.toString().endsWith(".class")).toList();
        }
        return files.stream()
                .map(file -> classes.relativize(file).toString())
                .filter(name -> !name.contains("internal") && !name.endsWith("-info.class"))
                .map(name -> name.replace('/', '.').replace(".class", ""))
                .<Class<?>>map(HarmlessTextTest::load)
                .filter(type -> isPublic(type) && !type.isEnum() && !Modifier.isAbstract(type.getModifiers()))
                .filter(HarmlessTextTest::hasTextOfItsOwn)
                .filter(type -> !WITHOUT_FOREIGN_TEXT.contains(type) && !OF_RESPONSES.contains(type));
    }

    @ParameterizedTest
    @MethodSource("publicTypesWithATextOfTheirOwn")
    void everyPublicTypeIsOneHarmlessLine(Class<?> type) {
        assertThat(hostile.of(type))
                .as("values of " + type)
                .isNotEmpty()
                .allSatisfy(value -> assertThat(value.toString())
                        .matches("[\\P{Cntrl}&&[^\u0080-\u009f\u2028\u2029\u202e\u200f]]*"));
    }

    @Test
    void aPictureOfAResponseIsOneHarmlessLine() {
        ToolCall call = ToolCall.builder()
                .id(EVIL)
                .type(ToolCallType.IMAGE_GENERATION_TOOL)
                .status(ToolCallStatus.COMPLETED)
                .arguments(EVIL)
                .build();
        Output output = Output.builder()
                .role(Role.TOOL)
                .toolCalls(List.of(call))
                .content("{\"__type\": \"image_generation_result\", \"image_uuid\": \"EVIL\\n\\u009b2J\"}")
                .build();
        ChatResponse response = ChatResponse.builder().outputs(List.of(output)).build();

        assertThat(response.outputImages()).singleElement().satisfies(image -> {
            assertThat(image.id()).contains("EVIL\n\u009b2J");
            assertThat(image.toString()).contains(HARMLESS, "id=EVIL\\n\\u009b2J");
        });
    }

    @Test
    void theValuesReallyCarryTheText() {
        assertThat(List.of(
                        ChatResponse.class,
                        ChatChunk.class,
                        DeletedFile.class,
                        OutputFile.class,
                        NotFoundException.class))
                .allSatisfy(type -> assertThat(hostile.of(type))
                        .anySatisfy(value -> assertThat(value.toString()).contains(HARMLESS)));
    }

    @Test
    void gettersGiveTheTextUnchanged() {
        OutputDelta delta =
                OutputDelta.builder().role(Role.ASSISTANT).content(EVIL).build();

        assertThat(ChatChunk.builder().outputs(List.of(delta)).build().content())
                .isEqualTo(EVIL);
        assertThat(new OutputFile(EVIL, EVIL))
                .extracting(OutputFile::fileId, OutputFile::name)
                .containsOnly(EVIL);
        assertThat(new DeletedFile(EVIL, false).id()).isEqualTo(EVIL);
    }

    @Test
    void textForATerminalKeepsLinesAndTabsAndShowsAllElseThatControls() {
        assertThat(TerminalText.harmless("a\tb\r\nc\n" + EVIL))
                .isEqualTo("a\tb\nc\nEVIL\n2026-01-01 INFO ok\\r"
                        + "\\u001b]52;c;eA\\u0007\\u009b2J\u2028\\u202etxt.exe\u200f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Größe 文件 📄 \\ \"quoted\"", "עברית\u200f!"})
    void otherTextForATerminalStaysAsItIs(String text) {
        assertThat(TerminalText.harmless(text)).isEqualTo(text);
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }

    private static boolean hasTextOfItsOwn(Class<?> type) {
        try {
            return type.getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
