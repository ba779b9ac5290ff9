// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;

class MessageTest {
    @Test
    void userPutsTheTextBeforeTheOtherContent() {
        Message message = Message.user("What?", Content.file("file-1"), Content.text(" Now."));

        assertThat(message.role()).isEqualTo(Role.USER);
        assertThat(message.contents())
                .containsExactly(
                        new TextContent("What?"),
                        new FileContent(FileRef.uploaded("file-1")),
                        new TextContent(" Now."));
        assertThat(message.text()).isEqualTo("What? Now.");
    }

    @Test
    void userWhenThereIsNoContentThenItIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Message.user())
                .withMessageContaining("contents is empty");
    }

    @Test
    void toolResultNamesTheCallThatItAnswers() {
        Message message = Message.toolResult("call-1", "42");

        assertThat(message.role()).isEqualTo(Role.TOOL);
        assertThat(message.toolCallId()).contains("call-1");
        assertThat(message.text()).isEqualTo("42");
    }

    @Test
    void factoriesSetTheRole() {
        assertThat(Message.assistant("x").role()).isEqualTo(Role.ASSISTANT);
        assertThat(Message.system("x").role()).isEqualTo(Role.SYSTEM);
        assertThat(Message.developer("x").role()).isEqualTo(Role.DEVELOPER);
    }

    @Test
    void anImageIsLookedAtInTheDetailThatIsAskedFor() {
        ImageContent image = Content.image(URI.create("https://a.example/b.png"));

        assertThat(image).isEqualTo(new ImageContent(new ImageRef.Url("https://a.example/b.png"), ImageDetail.AUTO));
        assertThat(image.withDetail(ImageDetail.HIGH).detail()).isEqualTo(ImageDetail.HIGH);
    }

    @Test
    void inlineBytesAreCopiedAndCannotBeChanged() {
        byte[] bytes = {1, 2, 3};
        FileRef.Inline inline = FileRef.inline("a.bin", "", bytes);
        bytes[0] = 9;

        inline.data().get();

        assertThat(inline.data()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
        assertThatExceptionOfType(ReadOnlyBufferException.class)
                .isThrownBy(() -> inline.data().put((byte) 9));
    }

    @Test
    void inlineFilesAreEqualByContent() {
        assertThat(FileRef.inline("a", "t", new byte[] {1}))
                .isEqualTo(new FileRef.Inline("a", "t", ByteBuffer.wrap(new byte[] {0, 1, 0}, 1, 1)))
                .isNotEqualTo(FileRef.inline("a", "t", new byte[] {2}));
    }

    @Test
    void aFileThatIsNoneIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Content.file("")).withMessage("fileId is empty");
        assertThatIllegalArgumentException().isThrownBy(() -> FileRef.url("")).withMessage("url is empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileRef.inline("a", "", new byte[0]))
                .withMessage("data is empty");
    }
}
