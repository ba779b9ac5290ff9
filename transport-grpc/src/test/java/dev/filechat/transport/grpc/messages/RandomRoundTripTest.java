// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import dev.filechat.batches.BatchItem;
import dev.filechat.batches.ItemOutcome;
import dev.filechat.chat.Compaction;
import dev.filechat.chat.DeferredState;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.collections.CollectionUpdate;
import dev.filechat.images.ImageRequest;
import dev.filechat.proto.BatchRequest;
import dev.filechat.proto.BatchResult;
import dev.filechat.proto.BatchResultData;
import dev.filechat.proto.CompactContextResponse;
import dev.filechat.proto.GenerateImageRequest;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.GetDeferredCompletionResponse;
import dev.filechat.proto.collections.ListCollectionsRequest;
import dev.filechat.proto.collections.ListDocumentsRequest;
import dev.filechat.proto.collections.UpdateCollectionRequest;
import dev.filechat.spi.CompletionRequest;
import dev.filechat.spi.PageRequest;
import dev.filechat.transport.grpc.batches.BatchMessages;
import dev.filechat.transport.grpc.batches.OutcomeMessages;
import dev.filechat.transport.grpc.collections.CollectionMessages;
import dev.filechat.transport.grpc.collections.ListingMessages;
import dev.filechat.transport.grpc.images.ImageMessages;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Values of the api become messages, and values again. */
class RandomRoundTripTest {
    private static final int MESSAGES = 500;

    @Test
    void aRequestSurvives() {
        each(GetCompletionsRequest.getDefaultInstance(), message -> {
            CompletionRequest request = RequestMessages.fromMessage(message);

            assertThat(RequestMessages.fromMessage(RequestMessages.toMessage(request)))
                    .isEqualTo(request);
        });
    }

    @Test
    void aResponseSurvives() {
        each(GetChatCompletionResponse.getDefaultInstance(), message -> {
            ChatResponse response = ResponseMessages.fromMessage(message);

            assertThat(ResponseMessages.fromMessage(ResponseMessages.toMessage(response)))
                    .isEqualTo(response);
        });
    }

    @Test
    void aChunkSurvives() {
        each(GetChatCompletionChunk.getDefaultInstance(), message -> {
            ChatChunk chunk = ChunkMessages.fromMessage(message);

            assertThat(ChunkMessages.fromMessage(ChunkMessages.toMessage(chunk)))
                    .isEqualTo(chunk);
            assertThat(ChunkMessages.toMessage(chunk)).isEqualTo(message);
        });
    }

    @Test
    void nothingOfARequestIsLostOnTheWayToTheApi() {
        each(
                GetCompletionsRequest.getDefaultInstance(),
                message -> assertThat(RequestMessages.toMessage(RequestMessages.fromMessage(message)))
                        .isEqualTo(message));
    }

    @Test
    void nothingOfAResponseIsLostOnTheWayToTheApi() {
        each(
                GetChatCompletionResponse.getDefaultInstance(),
                message -> assertThat(ResponseMessages.toMessage(ResponseMessages.fromMessage(message)))
                        .isEqualTo(message));
    }

    @Test
    void aDeferredAnswerSurvives() {
        each(GetDeferredCompletionResponse.getDefaultInstance(), message -> {
            DeferredState state = ConversationStateMessages.fromMessage(message);

            assertThat(ConversationStateMessages.toMessage(state)).isEqualTo(message);
        });
    }

    @Test
    void aCompactionSurvives() {
        each(CompactContextResponse.getDefaultInstance(), message -> {
            Compaction compaction = ConversationStateMessages.fromMessage(message);

            assertThat(ConversationStateMessages.toMessage(compaction)).isEqualTo(message);
        });
    }

    @Test
    void nothingOfAModelATokenAKeyOrAPictureIsLost() {
        Stream.concat(Pair.MODELS.stream(), Stream.of(Pair.IMAGES.getLast()))
                .forEach(pair -> each(
                        pair.type(),
                        message -> assertThat(pair.returned(message)).isEqualTo(message)));
    }

    /** One picture is sent as the one to edit, and its list is none: so values survive, and not each message. */
    @Test
    void aRequestForPicturesSurvives() {
        each(GenerateImageRequest.getDefaultInstance(), message -> {
            ImageRequest request = ImageMessages.fromMessage(message);

            assertThat(ImageMessages.fromMessage(ImageMessages.toMessage(request)))
                    .isEqualTo(request);
        });
    }

    @Test
    void nothingOfABatchIsLost() {
        Pair.BATCHES.forEach(pair ->
                each(pair.type(), message -> assertThat(pair.returned(message)).isEqualTo(message)));
    }

    @Test
    void nothingOfAChatForABatchIsLost() {
        each(GetCompletionsRequest.getDefaultInstance(), message -> {
            BatchRequest added = BatchRequest.newBuilder()
                    .setBatchRequestId("a")
                    .setCompletionRequest(message)
                    .build();

            CompletionRequest chat = RequestMessages.fromMessage(message);

            BatchItem item = new BatchItem("a", chat.model(), chat.messages(), chat.options());

            assertThat(BatchMessages.toMessage(item)).isEqualTo(added);
        });
    }

    @Test
    void noAnswerOfABatchIsLost() {
        each(GetChatCompletionResponse.getDefaultInstance(), message -> {
            BatchResult result = BatchResult.newBuilder()
                    .setBatchRequestId("a")
                    .setResponse(BatchResultData.newBuilder().setCompletionResponse(message))
                    .build();

            ItemOutcome.Answered outcome = (ItemOutcome.Answered) OutcomeMessages.fromMessage(result);

            assertThat(outcome.id()).isEqualTo("a");
            assertThat(ResponseMessages.toMessage(outcome.response())).isEqualTo(message);
        });
    }

    @Test
    void nothingOfACollectionADocumentOrASearchIsLost() {
        Pair.COLLECTIONS.forEach(pair ->
                each(pair.type(), message -> assertThat(pair.returned(message)).isEqualTo(message)));
    }

    /** The fields that are removed are sent before those that are added, whatever their order was. */
    @Test
    void anUpdateOfACollectionSurvives() {
        each(UpdateCollectionRequest.getDefaultInstance(), message -> {
            CollectionUpdate update = CollectionMessages.fromMessage(message);
            UpdateCollectionRequest sent = CollectionMessages.toMessage(message.getCollectionId(), update);

            assertThat(CollectionMessages.fromMessage(sent)).isEqualTo(update);
            assertThat(sent.toBuilder().clearFieldDefinitionUpdates().build())
                    .isEqualTo(message.toBuilder().clearFieldDefinitionUpdates().build());
        });
    }

    @Test
    void aRequestForAListOfCollectionsOrDocumentsSurvives() {
        PageRequest page = new PageRequest(100, null);
        each(ListCollectionsRequest.getDefaultInstance(), message -> {
            dev.filechat.collections.ListCollectionsRequest request = ListingMessages.fromMessage(message);

            assertThat(ListingMessages.fromMessage(ListingMessages.toMessage(request, page)))
                    .isEqualTo(request);
        });
        each(ListDocumentsRequest.getDefaultInstance(), message -> {
            dev.filechat.collections.ListDocumentsRequest request = ListingMessages.fromMessage(message);

            assertThat(ListingMessages.fromMessage(ListingMessages.toMessage("a", request, page)))
                    .isEqualTo(request);
        });
    }

    /** Runs the test with random messages of the given type. */
    @SuppressWarnings("unchecked")
    private static <M extends Message> void each(M type, Consumer<M> test) {
        Seeds.each(MESSAGES, random -> test.accept((M) new RandomMessages(random).like(type)));
    }
}
