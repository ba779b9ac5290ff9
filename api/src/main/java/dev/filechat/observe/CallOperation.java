// SPDX-License-Identifier: Apache-2.0
package dev.filechat.observe;

/**
 * What a call does. Later versions may add constants, so a {@code switch} needs a {@code default}.
 *
 * @see ObservedCall#operation()
 */
public enum CallOperation {
    /** An upload of one file, each file of a batch too. */
    UPLOAD_FILE("Files", "UploadFile"),
    /** A page of the listing. */
    LIST_FILES("Files", "ListFiles"),
    /** The lookup of one file. */
    GET_FILE("Files", "RetrieveFile"),
    /** The deletion of one file. */
    DELETE_FILE("Files", "DeleteFile"),
    /** A download of one file, or of its text, with the lookup of its size. */
    DOWNLOAD_FILE("Files", "RetrieveFileContent"),
    /** The making of a public URL. */
    CREATE_PUBLIC_URL("Files", "CreatePublicUrl"),
    /** The revocation of a public URL. */
    REVOKE_PUBLIC_URL("Files", "RevokePublicUrl"),
    /** A question whose answer comes whole. */
    CHAT("Chat", "GetCompletion"),
    /** A question whose answer is streamed; the call ends with the stream. */
    CHAT_STREAM("Chat", "GetCompletionChunk"),
    /** A question whose answer is fetched later. */
    START_DEFERRED_CHAT("Chat", "StartDeferredCompletion"),
    /** The wait for a deferred answer, with all its polls. */
    GET_DEFERRED_CHAT("Chat", "GetDeferredCompletion"),
    /** The lookup of a stored answer. */
    GET_STORED_CHAT("Chat", "GetStoredCompletion"),
    /** The deletion of a stored answer. */
    DELETE_STORED_CHAT("Chat", "DeleteStoredCompletion"),
    /** The compaction of a conversation. */
    COMPACT_CHAT("Chat", "CompactContext"),
    /** The list of the language models. */
    LIST_LANGUAGE_MODELS("Models", "ListLanguageModels"),
    /** The lookup of a language model. */
    GET_LANGUAGE_MODEL("Models", "GetLanguageModel"),
    /** The list of the embedding models. */
    LIST_EMBEDDING_MODELS("Models", "ListEmbeddingModels"),
    /** The lookup of an embedding model. */
    GET_EMBEDDING_MODEL("Models", "GetEmbeddingModel"),
    /** The list of the image models. */
    LIST_IMAGE_MODELS("Models", "ListImageGenerationModels"),
    /** The lookup of an image model. */
    GET_IMAGE_MODEL("Models", "GetImageGenerationModel"),
    /** The cutting of a text into tokens. */
    TOKENIZE("Tokenize", "TokenizeText"),
    /** The making or editing of pictures. */
    GENERATE_IMAGE("Image", "GenerateImage"),
    /** The lookup of the API key. */
    GET_KEY_INFO("Auth", "get_api_key_info"),
    /** The creation of a batch. */
    CREATE_BATCH("BatchMgmt", "CreateBatch"),
    /** The lookup of a batch, or the wait for its end, with all its polls. */
    GET_BATCH("BatchMgmt", "GetBatch"),
    /** A page of the list of the batches. */
    LIST_BATCHES("BatchMgmt", "ListBatches"),
    /** The cancelling of a batch. */
    CANCEL_BATCH("BatchMgmt", "CancelBatch"),
    /** The addition of requests to a batch. */
    ADD_TO_BATCH("BatchMgmt", "AddBatchRequests"),
    /** A page of the list of a batch's requests. */
    LIST_BATCH_ITEMS("BatchMgmt", "ListBatchRequestMetadata"),
    /** A page of the list of a batch's results. */
    LIST_BATCH_RESULTS("BatchMgmt", "ListBatchResults"),
    /** The lookup of one result of a batch. */
    GET_BATCH_RESULT("BatchMgmt", "GetBatchRequestResult"),
    /** The creation of a collection. */
    CREATE_COLLECTION("Collections", "CreateCollection"),
    /** A page of the list of the collections. */
    LIST_COLLECTIONS("Collections", "ListCollections"),
    /** The lookup of a collection. */
    GET_COLLECTION("Collections", "GetCollectionMetadata"),
    /** A change of a collection. */
    UPDATE_COLLECTION("Collections", "UpdateCollection"),
    /** The deletion of a collection. */
    DELETE_COLLECTION("Collections", "DeleteCollection"),
    /** The writing of a description of a collection. */
    DESCRIBE_COLLECTION("Collections", "GenerateCollectionDescription"),
    /** The addition of a document to a collection; the upload is a call of its own. */
    ADD_DOCUMENT("Collections", "AddDocumentToCollection"),
    /** The lookup of a document, or the wait until it is indexed, with all its polls. */
    GET_DOCUMENT("Collections", "GetDocumentMetadata"),
    /** The lookup of several documents, or the wait until they are indexed, with all its polls. */
    GET_DOCUMENTS("Collections", "BatchGetDocuments"),
    /** A page of the list of the documents of a collection. */
    LIST_DOCUMENTS("Collections", "ListDocuments"),
    /** A change of a document. */
    UPDATE_DOCUMENT("Collections", "UpdateDocument"),
    /** The start of indexing a document again. */
    REINDEX_DOCUMENT("Collections", "ReIndexDocument"),
    /** The removal of a document from a collection. */
    REMOVE_DOCUMENT("Collections", "RemoveDocumentFromCollection"),
    /** A search in collections. */
    SEARCH_COLLECTIONS("Documents", "Search"),
    /** The run of a function tool on this machine, which is no call of the service. */
    EXECUTE_TOOL("Chat", "");

    private final String service;
    private final String method;

    CallOperation(String service, String method) {
        this.service = service;
        this.method = method;
    }

    /** {@return the service's name, for example {@code Files} or {@code Chat}} */
    public String service() {
        return service;
    }

    /** {@return the name of the service's method, for example {@code UploadFile}; empty for {@link #EXECUTE_TOOL}} */
    public String method() {
        return method;
    }
}
