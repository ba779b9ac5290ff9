// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.collections;

import dev.filechat.collections.CollectionInfo;
import dev.filechat.collections.CollectionUpdate;
import dev.filechat.collections.DistanceMetric;
import dev.filechat.collections.NewCollection;
import dev.filechat.proto.collections.CollectionMetadata;
import dev.filechat.proto.collections.CreateCollectionRequest;
import dev.filechat.proto.collections.IndexConfiguration;
import dev.filechat.proto.collections.UpdateCollectionRequest;
import dev.filechat.transport.grpc.messages.MessageLists;
import dev.filechat.transport.grpc.messages.Timestamps;

/** Collections, and how they are created and changed. Stateless and thread-safe. */
public final class CollectionMessages {
    private CollectionMessages() {}

    /** {@return the collection of a message} A definition of a field without a key is left out. */
    public static CollectionInfo fromMessage(CollectionMetadata message) {
        CollectionInfo.Builder collection = CollectionInfo.builder(message.getCollectionId())
                .name(message.getCollectionName())
                .documentCount(message.getDocumentsCount())
                .totalSize(message.getTotalFileSize())
                .fields(MessageLists.map(message.getFieldDefinitionsList(), FieldMessages::fromMessage));
        if (message.hasCollectionDescription()) {
            collection.description(message.getCollectionDescription());
        }
        Timestamps.read(message.hasCreatedAt(), message.getCreatedAt(), collection::createdAt);
        if (message.hasIndexConfiguration()) {
            collection.embeddingModel(message.getIndexConfiguration().getModelName());
        }
        if (message.hasChunkConfiguration()) {
            collection.chunking(ChunkingMessages.fromMessage(message.getChunkConfiguration()));
        }
        return collection.build();
    }

    /** {@return the message of a collection} */
    public static CollectionMetadata toMessage(CollectionInfo collection) {
        CollectionMetadata.Builder message = CollectionMetadata.newBuilder()
                .setCollectionId(collection.id())
                .setCollectionName(collection.name())
                .setDocumentsCount(collection.documentCount())
                .setTotalFileSize(collection.totalSize())
                .addAllFieldDefinitions(MessageLists.map(collection.fields(), FieldMessages::toMessage));
        collection.description().ifPresent(message::setCollectionDescription);
        collection.createdAt().map(Timestamps::toMessage).ifPresent(message::setCreatedAt);
        collection.embeddingModel().map(CollectionMessages::index).ifPresent(message::setIndexConfiguration);
        collection.chunking().map(ChunkingMessages::toMessage).ifPresent(message::setChunkConfiguration);
        return message.build();
    }

    /**
     * {@return the settings of a message that creates a collection} A definition of a field without a key is left out,
     * and so is the configuration of an index without a model.
     *
     * @throws IllegalArgumentException if the name is blank, two fields have the same key, or the chunks have no size
     */
    public static NewCollection fromMessage(CreateCollectionRequest message) {
        NewCollection.Builder settings = NewCollection.builder(message.getCollectionName())
                .fields(MessageLists.map(message.getFieldDefinitionsList(), FieldMessages::fromMessage));
        if (message.hasCollectionDescription()) {
            settings.description(message.getCollectionDescription());
        }
        if (!message.getIndexConfiguration().getModelName().isBlank()) {
            settings.embeddingModel(message.getIndexConfiguration().getModelName());
        }
        if (message.hasMetricSpace()) {
            settings.metric(new DistanceMetric(message.getMetricSpaceValue()));
        }
        if (message.hasChunkConfiguration()) {
            settings.chunking(ChunkingMessages.fromMessage(message.getChunkConfiguration()));
        }
        return settings.build();
    }

    /** {@return the message that creates a collection} */
    public static CreateCollectionRequest toMessage(NewCollection settings) {
        CreateCollectionRequest.Builder message = CreateCollectionRequest.newBuilder()
                .setCollectionName(settings.name())
                .addAllFieldDefinitions(MessageLists.map(settings.fields(), FieldMessages::toMessage));
        settings.description().ifPresent(message::setCollectionDescription);
        settings.embeddingModel().map(CollectionMessages::index).ifPresent(message::setIndexConfiguration);
        settings.metric().map(DistanceMetric::number).ifPresent(message::setMetricSpaceValue);
        settings.chunking().map(ChunkingMessages::toMessage).ifPresent(message::setChunkConfiguration);
        return message.build();
    }

    /**
     * {@return the changes of a message} An addition or a removal of a field without a key, and an operation that this
     * version does not know, are left out.
     *
     * @throws IllegalArgumentException if the name is blank, a key is added twice, or the chunks have no size
     */
    public static CollectionUpdate fromMessage(UpdateCollectionRequest message) {
        CollectionUpdate.Builder update = CollectionUpdate.builder()
                .removedFields(FieldMessages.removed(message.getFieldDefinitionUpdatesList()))
                .addedFields(FieldMessages.added(message.getFieldDefinitionUpdatesList()));
        if (message.hasCollectionName()) {
            update.name(message.getCollectionName());
        }
        if (message.hasCollectionDescription()) {
            update.description(message.getCollectionDescription());
        }
        if (message.hasChunkConfiguration()) {
            update.chunking(ChunkingMessages.fromMessage(message.getChunkConfiguration()));
        }
        return update.build();
    }

    /** {@return the message that changes a collection} */
    public static UpdateCollectionRequest toMessage(String collectionId, CollectionUpdate update) {
        UpdateCollectionRequest.Builder message = UpdateCollectionRequest.newBuilder()
                .setCollectionId(collectionId)
                .addAllFieldDefinitionUpdates(FieldMessages.changes(update));
        update.name().ifPresent(message::setCollectionName);
        update.description().ifPresent(message::setCollectionDescription);
        update.chunking().map(ChunkingMessages::toMessage).ifPresent(message::setChunkConfiguration);
        return message.build();
    }

    private static IndexConfiguration index(String model) {
        return IndexConfiguration.newBuilder().setModelName(model).build();
    }
}
