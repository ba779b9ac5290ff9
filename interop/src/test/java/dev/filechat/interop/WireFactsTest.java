// SPDX-License-Identifier: Apache-2.0
package dev.filechat.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import dev.filechat.proto.ChatProto;
import dev.filechat.proto.FilesProto;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each kind of difference is reported, in words that say what to change. */
class WireFactsTest {
    private static final FileDescriptorProto OURS = FilesProto.getDescriptor().toProto();

    @Test
    void theSameIsNoDifference() {
        assertThat(differences(sdk -> {})).isEmpty();
    }

    @Test
    void whatTheSdkHasMoreIsReportedForCarriedElementsOnly() {
        assertThat(differences(sdk -> {
                    sdk.addMessageType(DescriptorProto.newBuilder().setName("Other"));
                    message(sdk, "DeleteFileRequest")
                            .addField(field(7, "reason").setProto3Optional(true));
                    sdk.getServiceBuilder(0)
                            .addMethodBuilder()
                            .setName("CopyFile")
                            .setInputType(".xai_api.DeleteFileRequest")
                            .setOutputType(".xai_api.File")
                            .setServerStreaming(true);
                }))
                .containsExactly(
                        "message xai_api.DeleteFileRequest, field 7: the SDK has \"optional string reason\","
                                + " filechat lacks it",
                        "service xai_api.Files, method CopyFile: the SDK has"
                                + " \"xai_api.DeleteFileRequest -> stream xai_api.File\", filechat lacks it");
    }

    @Test
    void whatTheSdkLacksIsReported() {
        assertThat(differences(sdk -> {
                    message(sdk, "DeleteFileRequest").clearField();
                    sdk.clearService();
                }))
                .containsExactly(
                        "message xai_api.DeleteFileRequest, field 1: the SDK lacks it,"
                                + " filechat has \"string file_id\"",
                        "service xai_api.Files: the SDK lacks it");
    }

    @Test
    void aFieldOfAnotherNameNumberTypeOrLabelIsReported() {
        assertThat(differences(sdk -> message(sdk, "DeleteFileRequest").setField(0, field(1, "id"))))
                .containsExactly("message xai_api.DeleteFileRequest, field 1: the SDK has \"string id\","
                        + " filechat has \"string file_id\"");
        assertThat(differences(sdk ->
                        message(sdk, "DeleteFileRequest").getFieldBuilder(0).setNumber(2)))
                .containsExactly(
                        "message xai_api.DeleteFileRequest, field 1: the SDK lacks it,"
                                + " filechat has \"string file_id\"",
                        "message xai_api.DeleteFileRequest, field 2: the SDK has \"string file_id\","
                                + " filechat lacks it");
        assertThat(differences(sdk ->
                        message(sdk, "DeleteFileRequest").getFieldBuilder(0).setType(Type.TYPE_BYTES)))
                .containsExactly("message xai_api.DeleteFileRequest, field 1: the SDK has \"bytes file_id\","
                        + " filechat has \"string file_id\"");
        assertThat(differences(sdk -> message(sdk, "DeleteFileRequest")
                        .getFieldBuilder(0)
                        .setLabel(FieldDescriptorProto.Label.LABEL_REPEATED)))
                .containsExactly("message xai_api.DeleteFileRequest, field 1: the SDK has \"repeated string file_id\","
                        + " filechat has \"string file_id\"");
    }

    @Test
    void aFieldInAnotherOneofIsReported() {
        assertThat(differences(sdk ->
                        message(sdk, "UploadFileChunk").getOneofDeclBuilder(0).setName("part")))
                .hasSize(2)
                .allMatch(line -> line.matches(".*the SDK has \".* in oneof part\", filechat has \".* in oneof .*"));
    }

    @Test
    void aConstantIsReported() {
        FileDescriptorProto chat = ChatProto.getDescriptor().toProto();
        FileDescriptorProto.Builder sdk = chat.toBuilder();
        EnumDescriptorProto.Builder type = sdk.getEnumTypeBuilderList().stream()
                .filter(each -> each.getName().equals("GuidelineCategory"))
                .findFirst()
                .orElseThrow();
        type.addValue(EnumValueDescriptorProto.newBuilder().setName("MORE").setNumber(6));
        type.getValueBuilder(0).setName("NONE");

        assertThat(WireFacts.of(List.of(chat)).differencesFrom(WireFacts.of(List.of(sdk.build()))))
                .containsExactly(
                        "enum xai_api.GuidelineCategory, value 0: the SDK has \"NONE\","
                                + " filechat has \"GUIDELINE_CATEGORY_INVALID\"",
                        "enum xai_api.GuidelineCategory, value 6: the SDK has \"MORE\", filechat lacks it");
    }

    private static List<String> differences(Consumer<FileDescriptorProto.Builder> change) {
        FileDescriptorProto.Builder sdk = OURS.toBuilder();
        change.accept(sdk);
        return WireFacts.of(List.of(OURS)).differencesFrom(WireFacts.of(List.of(sdk.build())));
    }

    private static DescriptorProto.Builder message(FileDescriptorProto.Builder file, String name) {
        return file.getMessageTypeBuilderList().stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static FieldDescriptorProto.Builder field(int number, String name) {
        return FieldDescriptorProto.newBuilder()
                .setNumber(number)
                .setName(name)
                .setType(Type.TYPE_STRING)
                .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL);
    }
}
