// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.collections;

import com.google.protobuf.ByteString;
import dev.filechat.collections.DocumentInfo;
import dev.filechat.collections.DocumentStatus;
import dev.filechat.collections.DocumentUpdate;
import dev.filechat.proto.collections.DocumentMetadata;
import dev.filechat.proto.collections.FileMetadata;
import dev.filechat.proto.collections.UpdateDocumentRequest;
import dev.filechat.transport.grpc.messages.Timestamps;

/** Documents of collections, and how they are changed. Stateless and thread-safe. */
public final class DocumentMessages {
    private DocumentMessages() {}

    /** {@return the document of a message} */
    public static DocumentInfo fromMessage(DocumentMetadata message) {
        DocumentInfo.Builder document = fromMessage(message.getFileMetadata())
                .fields(message.getFieldsMap())
                .status(new DocumentStatus(message.getStatusValue()));
        if (message.hasErrorMessage()) {
            document.error(message.getErrorMessage());
        }
        Timestamps.read(message.hasLastIndexedAt(), message.getLastIndexedAt(), document::indexedAt);
        if (message.hasChunkCount()) {
            document.chunkCount(message.getChunkCount());
        }
        if (message.hasChunksProcessedCount()) {
            document.chunksProcessed(message.getChunksProcessedCount());
        }
        return document.build();
    }

    private static DocumentInfo.Builder fromMessage(FileMetadata message) {
        DocumentInfo.Builder document = DocumentInfo.builder(message.getFileId())
                .name(message.getName())
                .size(message.getSizeBytes())
                .contentType(message.getContentType())
                .hash(message.getHash());
        Timestamps.read(message.hasCreatedAt(), message.getCreatedAt(), document::createdAt);
        Timestamps.read(message.hasExpiresAt(), message.getExpiresAt(), document::expiresAt);
        if (message.hasUploadStatus()) {
            document.uploadStatus(message.getUploadStatus());
        }
        if (message.hasUploadErrorMessage()) {
            document.uploadError(message.getUploadErrorMessage());
        }
        if (message.hasProcessingStatus()) {
            document.processingStatus(message.getProcessingStatus());
        }
        if (message.hasFilePath()) {
            document.filePath(message.getFilePath());
        }
        return document;
    }

    /** {@return the message of a document} */
    public static DocumentMetadata toMessage(DocumentInfo document) {
        DocumentMetadata.Builder message = DocumentMetadata.newBuilder()
                .putAllFields(document.fields())
                .setStatusValue(document.status().number());
        FileMetadata file = file(document);
        if (!file.equals(FileMetadata.getDefaultInstance())) {
            message.setFileMetadata(file);
        }
        document.error().ifPresent(message::setErrorMessage);
        document.indexedAt().map(Timestamps::toMessage).ifPresent(message::setLastIndexedAt);
        document.chunkCount().ifPresent(message::setChunkCount);
        document.chunksProcessed().ifPresent(message::setChunksProcessedCount);
        return message.build();
    }

    private static FileMetadata file(DocumentInfo document) {
        FileMetadata.Builder message = FileMetadata.newBuilder()
                .setFileId(document.fileId())
                .setName(document.name())
                .setSizeBytes(document.size())
                .setContentType(document.contentType())
                .setHash(document.hash());
        document.createdAt().map(Timestamps::toMessage).ifPresent(message::setCreatedAt);
        document.expiresAt().map(Timestamps::toMessage).ifPresent(message::setExpiresAt);
        document.uploadStatus().ifPresent(message::setUploadStatus);
        document.uploadError().ifPresent(message::setUploadErrorMessage);
        document.processingStatus().ifPresent(message::setProcessingStatus);
        document.filePath().ifPresent(message::setFilePath);
        return message.build();
    }

    /**
     * {@return the changes of a message}
     *
     * @throws IllegalArgumentException if the name is not one of a file, or the type is blank
     */
    public static DocumentUpdate fromMessage(UpdateDocumentRequest message) {
        DocumentUpdate.Builder update = DocumentUpdate.builder().fields(message.getFieldsMap());
        if (message.hasName()) {
            update.name(message.getName());
        }
        if (message.hasData()) {
            update.content(message.getData().asReadOnlyByteBuffer());
        }
        if (message.hasContentType()) {
            update.contentType(message.getContentType());
        }
        return update.build();
    }

    /** {@return the message that changes a document} */
    public static UpdateDocumentRequest toMessage(String collectionId, String fileId, DocumentUpdate update) {
        UpdateDocumentRequest.Builder message = UpdateDocumentRequest.newBuilder()
                .setCollectionId(collectionId)
                .setFileId(fileId)
                .putAllFields(update.fields());
        update.name().ifPresent(message::setName);
        update.content().map(ByteString::copyFrom).ifPresent(message::setData);
        update.contentType().ifPresent(message::setContentType);
        return message.build();
    }
}
